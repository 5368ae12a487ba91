package io.trackyard.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a machine has of what Trackyard needs, a line each. */
public final class CheckupView {
    private static final int NAMES = 10;

    private CheckupView() {}

    /** How a thing is. */
    public enum Verdict {
        OK,
        WARN,
        FAIL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what it is
     * @param text how it is
     * @param fix what to do about it; empty where nothing is to be done
     */
    public record Finding(Verdict verdict, String subject, String text, String fix) {}

    public static List<Line> of(List<Finding> findings, int width) {
        List<Line> lines = new ArrayList<>();
        for (Finding finding : findings) {
            Tone tone = finding.verdict() == Verdict.FAIL ? Tone.BAD : Tone.PLAIN;
            lines.add(Line.of(tone, Columns.fit(finding.verdict().word(), 4))
                    .plus("  " + Columns.fit(finding.subject(), NAMES))
                    .plus(finding.text())
                    .cut(width));
            if (!finding.fix().isEmpty()) {
                lines.add(
                        Line.of(" ".repeat(NAMES + 6) + "fix: " + finding.fix()).cut(width));
            }
        }
        return lines;
    }
}
