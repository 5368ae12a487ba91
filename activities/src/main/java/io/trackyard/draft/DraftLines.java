package io.trackyard.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a draft: settings, settings that are commented out, and explanations. A setting that is commented out has
 * no space behind its {@code #}, so that removing the {@code #} sets it; an explanation has one.
 */
final class DraftLines {
    /** With the # of one that is commented out a line has a hundred characters. */
    private static final int WIDTH = 99;

    private final List<String> lines = new ArrayList<>();

    /** An explanation, broken between words; a name in it that holds line ends stays within it. */
    void explain(String indent, String text) {
        String prefix = indent + "# ";
        StringBuilder line = new StringBuilder(prefix);
        for (String word : text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").split(" ")) {
            if (line.length() > prefix.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(prefix);
            }
            line.append(line.length() > prefix.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    /** A setting. */
    void set(String line) {
        lines.add(line);
    }

    /** The lines of another draft, each commented out. */
    void propose(DraftLines others) {
        others.lines.forEach(line -> lines.add("#" + line));
    }

    void gap() {
        lines.add("");
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
