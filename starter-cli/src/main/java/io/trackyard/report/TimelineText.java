package io.trackyard.report;

import io.trackyard.display.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The line of time in signs, a row for each track. */
final class TimelineText {
    private static final int CELLS = 60;
    private static final int WIDEST_LABEL = 24;
    private static final char WAITS = '·';

    private TimelineText() {}

    static String of(Timeline timeline) {
        StringBuilder text = new StringBuilder();
        int names = timeline.rows().stream()
                .mapToInt(row -> row.name().length())
                .max()
                .orElse(0);
        for (Timeline.Row row : timeline.rows()) {
            text.append(("%-" + names + "s  |%s|  %s").formatted(row.name(), line(timeline, row), cut(row.label())));
            if (row.waited().toSeconds() > 0) {
                text.append("  waited ").append(Wording.duration(row.waited()));
            }
            text.append('\n');
        }
        String took = Wording.duration(Duration.between(timeline.start(), timeline.end()));
        text.append(("%-" + names + "s  0%" + (CELLS + 1) + "s\n").formatted("", took));
        if (timeline.more() > 0) {
            text.append("and %s\n".formatted(Wording.count(timeline.more(), "more track")));
        }
        return text.append(
                        "\n█ a session whose work was verified, x one that failed, ~ one that was not counted or lives,\n"
                                + "▒ checks and merge queue, · the track waits\n")
                .toString();
    }

    private static String line(Timeline timeline, Timeline.Row row) {
        char[] cells = new char[CELLS];
        Arrays.fill(cells, ' ');
        paint(cells, timeline, row.start(), row.end(), WAITS);
        row.bars().stream()
                .filter(bar -> bar.kind() == Timeline.Kind.MERGING)
                .forEach(bar -> paint(
                        cells, timeline, bar.start(), bar.end(), bar.kind().sign()));
        row.bars().stream()
                .filter(bar -> bar.kind() != Timeline.Kind.MERGING)
                .forEach(bar -> paint(
                        cells, timeline, bar.start(), bar.end(), bar.kind().sign()));
        return new String(cells);
    }

    /** At least one cell: what was short was there too. */
    private static void paint(char[] cells, Timeline timeline, Instant from, Instant to, char sign) {
        int first = Math.min(CELLS - 1, (int) (timeline.place(from) * CELLS));
        int end = Math.max(first + 1, (int) Math.round(timeline.place(to) * CELLS));
        Arrays.fill(cells, first, Math.min(CELLS, end), sign);
    }

    private static String cut(String label) {
        String shown = AnybodysText.inOneLine(label);
        return shown.length() <= WIDEST_LABEL ? shown : shown.substring(0, WIDEST_LABEL - 1) + "…";
    }
}
