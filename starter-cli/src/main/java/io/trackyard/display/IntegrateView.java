package io.trackyard.display;

import io.trackyard.draft.ClaudeSkills;
import java.util.ArrayList;
import java.util.List;

/** What was written for an agent, and what to do with it. */
public final class IntegrateView {
    private IntegrateView() {}

    public static List<Line> of(List<ClaudeSkills.Written> written, int width) {
        List<Line> lines = new ArrayList<>();
        for (ClaudeSkills.Written file : written) {
            String done = switch (file.change()) {
                case CREATED -> "Wrote ";
                case REPLACED -> "Replaced ";
                case UNCHANGED -> "There already: ";
            };
            Line line = Line.of(done).plus(Tone.STRONG, file.path());
            lines.add(file.backup()
                    .map(name -> line.plus("; the old one is kept as " + name))
                    .orElse(line));
        }
        lines.add(Line.EMPTY);
        lines.addAll(Wrap.of(
                Line.of("In a session of Claude Code here: ")
                        .plus(Tone.COMMAND, "/execute")
                        .plus(" and the others."),
                width,
                0));
        return lines;
    }
}
