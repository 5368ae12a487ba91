package io.trackyard.report;

import io.trackyard.report.PhaseReport.TrackReport;
import io.trackyard.report.TaskReport.SessionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracks of a run on the line of time: when a session worked on each, when its work was checked and merged, and, between,
 * when the track waited.
 *
 * @param more how many tracks there are beside those that are shown
 */
record Timeline(Instant start, Instant end, List<Row> rows, int more) {
    /** As many as a person looks through. */
    private static final int MOST_ROWS = 200;

    /** What goes on. */
    enum Kind {
        VERIFIED('█'),
        FAILED('x'),
        /** A session that lives, or was not counted. */
        OTHER('~'),
        /** Its work is checked, waits for the merge queue, is gated and merged. */
        MERGING('▒');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }

    /** One thing that went on. */
    record Bar(String task, Instant start, Instant end, Kind kind) {}

    /**
     * A track from the first session of its phase to its own last moment.
     *
     * @param waited the time in which nothing of it went on
     */
    record Row(String name, String label, Instant start, Instant end, List<Bar> bars, Duration waited) {}

    static Timeline of(RunReport run) {
        List<Row> rows = new ArrayList<>();
        for (PhaseReport phase : run.phases()) {
            List<Row> ofPhase = phase.tracks().stream()
                    .map(track -> row(phase.number(), track))
                    .filter(row -> !row.bars().isEmpty())
                    .toList();
            Instant begun =
                    ofPhase.stream().map(Row::start).min(Instant::compareTo).orElse(run.started());
            ofPhase.forEach(row -> rows.add(since(begun, row)));
        }
        return new Timeline(
                run.started(),
                run.until(),
                rows.subList(0, Math.min(rows.size(), MOST_ROWS)),
                Math.max(0, rows.size() - MOST_ROWS));
    }

    /** Where a moment lies between start and end: 0 to 1. */
    double place(Instant moment) {
        double whole = Math.max(1, Duration.between(start, end).toMillis());
        return Math.min(1, Math.max(0, Duration.between(start, moment).toMillis() / whole));
    }

    private static Row row(int phase, TrackReport track) {
        List<Bar> bars = new ArrayList<>();
        track.tasks().forEach(task -> bars.addAll(bars(task)));
        Instant start = bars.stream().map(Bar::start).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant end = bars.stream().map(Bar::end).max(Instant::compareTo).orElse(start);
        return new Row(phase + " " + track.name(), track.label(), start, end, bars, Duration.ZERO);
    }

    private static List<Bar> bars(TaskReport task) {
        List<Bar> bars = new ArrayList<>();
        for (SessionReport session : task.sessions()) {
            Kind kind = switch (session.result()) {
                case VERIFIED -> Kind.VERIFIED;
                case FAILED -> Kind.FAILED;
                case RUNNING, NOT_COUNTED -> Kind.OTHER;
            };
            bars.add(new Bar(task.id(), session.started(), session.until(), kind));
        }
        if (!bars.isEmpty()) {
            Instant last = bars.get(bars.size() - 1).end();
            task.integrated()
                    .filter(commit -> commit.at().isAfter(last))
                    .ifPresent(commit -> bars.add(new Bar(task.id(), last, commit.at(), Kind.MERGING)));
        }
        return bars;
    }

    private static Row since(Instant begun, Row row) {
        Duration busy = row.bars().stream()
                .map(bar -> Duration.between(bar.start(), bar.end()))
                .reduce(Duration.ZERO, Duration::plus);
        Duration waited = Duration.between(begun, row.end()).minus(busy);
        return new Row(
                row.name(), row.label(), begun, row.end(), row.bars(), waited.isNegative() ? Duration.ZERO : waited);
    }
}
