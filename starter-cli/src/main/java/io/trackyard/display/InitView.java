package io.trackyard.display;

import java.util.ArrayList;
import java.util.List;

/** What was found for a first {@code trackyard.yaml}, and what to do with it. */
public final class InitView {
    private static final int NAMES = 10;

    private InitView() {}

    public static List<Line> of(InitOutline outline, int width) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("Wrote ").plus(Tone.STRONG, outline.path()));
        outline.backup().ifPresent(name -> lines.add(Line.of("The old one is kept as " + name)));
        InitOutline.Found found = outline.found();
        List<String> sources =
                found.sources().stream().map(InitOutline.Source::description).toList();
        add(lines, "tasks", sources, "none yet; two examples stand at the end of the file, commented out", width);
        add(lines, "verify", found.verify(), "nothing was found that tests this project", width);
        add(lines, "setup", found.setup(), "nothing", width);
        add(lines, "copy", found.copy(), "nothing", width);
        add(lines, "shared", found.shared(), "no lock file", width);
        add(lines, "agents", found.agents(), "none that is known is on PATH", width);
        lines.add(Line.EMPTY);
        lines.addAll(Wrap.of(
                Line.of("Look it through, %sthen: ".formatted(found.client().isPresent() ? "" : "name the agent, "))
                        .plus(Tone.COMMAND, "trackyard plan"),
                width,
                0));
        return lines;
    }

    private static void add(List<Line> lines, String name, List<String> values, String none, int width) {
        String text = values.isEmpty() ? none : String.join("; ", values);
        lines.addAll(Wrap.of(Line.of("  " + name).to(NAMES).plus(text), width, NAMES));
    }
}
