package io.trackyard.display;

import java.util.ArrayList;
import java.util.List;

/** What there is to choose from, numbered from 1. */
public final class ChoiceView {
    private ChoiceView() {}

    /**
     * One thing that can be chosen.
     *
     * @param holds what is in it
     */
    public record Choice(String name, String holds) {}

    public static List<Line> of(List<Choice> choices, int width) {
        int numbers = String.valueOf(choices.size()).length();
        int names = choices.stream()
                .mapToInt(choice -> Columns.of(choice.name()))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (Choice choice : choices) {
            lines.add(Line.of("  " + Columns.right(String.valueOf(lines.size() + 1), numbers) + "  ")
                    .plus(Tone.STRONG, Columns.fit(choice.name(), names))
                    .plus("  " + choice.holds())
                    .cut(width));
        }
        return lines;
    }
}
