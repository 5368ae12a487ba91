package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.Announcements;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.CalibrationStatus.Stage;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the calibrations of a run came to between two looks, in the words that a coordinating agent sends. */
final class CalibrationLines {
    private static final int MOST_ISSUES = 10;
    private static final String BEADS = "beads";

    private final RunSnapshot after;
    private final Moment moment;
    private final List<Line> lines = new ArrayList<>();

    private CalibrationLines(RunSnapshot after, Moment moment) {
        this.after = after;
        this.moment = moment;
    }

    /**
     * The rounds of those phases that failed; one that came and went between the looks is told too.
     *
     * @param before what was known; absent at the first look
     * @param over whether of phases that are over, or of the one that runs
     */
    static List<Line> failures(@Nullable RunSnapshot before, RunSnapshot after, boolean over, Moment moment) {
        CalibrationLines changes = new CalibrationLines(after, moment);
        changes.of(over).forEach(now -> changes.failures(of(before, now.phase()), now));
        return changes.lines;
    }

    /** How the calibrations of those phases stand now, where that is new; the parameters as of {@link #failures}. */
    static List<Line> standing(@Nullable RunSnapshot before, RunSnapshot after, boolean over, Moment moment) {
        CalibrationLines changes = new CalibrationLines(after, moment);
        changes.of(over).forEach(now -> changes.standing(of(before, now.phase()), now));
        return changes.lines;
    }

    /** The last word of a run that is over, where its source or a calibration promises one. */
    static Optional<Line> end(RunSnapshot after, Moment moment) {
        boolean isPromised = isBeads(after) || !after.calibrations().isEmpty();
        if (after.state() != RunState.COMPLETED || !isPromised) {
            return Optional.empty();
        }
        RunCounts counts = RunCounts.of(after);
        int in = counts.of(TaskState.INTEGRATED);
        String items = isBeads(after) ? "beads closed" : "tasks integrated";
        String how = in == counts.tasks() ? "All " + items : "%,d of %,d %s".formatted(in, counts.tasks(), items);
        return Optional.of(at(moment)
                .plus(Tone.STRONG, Announcements.EXECUTION_COMPLETE)
                .plus("  %s. %s".formatted(how, Announcements.EXECUTION_FINISHED)));
    }

    private static @Nullable CalibrationStatus of(@Nullable RunSnapshot before, int phase) {
        return before == null
                ? null
                : before.calibrations().stream()
                        .filter(known -> known.phase() == phase)
                        .findFirst()
                        .orElse(null);
    }

    private Stream<CalibrationStatus> of(boolean over) {
        return after.calibrations().stream().filter(now -> over == now.phase() < after.phase());
    }

    private void failures(@Nullable CalibrationStatus before, CalibrationStatus now) {
        int known = before == null ? 0 : failedRounds(before);
        for (int round = known + 1; round <= failedRounds(now); round++) {
            failed(now, round);
        }
    }

    private void standing(@Nullable CalibrationStatus before, CalibrationStatus now) {
        boolean isNew = before == null || before.stage() != now.stage() || before.round() != now.round();
        if (!isNew) {
            return;
        }
        switch (now.stage()) {
            case CALIBRATING -> lines.add(of(now).plus("calibrating, round " + now.round()));
            case PASSED -> passed(now);
            case LEFT -> lines.add(of(now).plus(Tone.WARN, now.words()));
            case FIXING, WAITING -> {
                // told as a round that failed
            }
        }
    }

    /** A round is followed by another only when it has failed. */
    private static int failedRounds(CalibrationStatus status) {
        boolean hasFailed = status.stage() == Stage.FIXING || status.stage() == Stage.WAITING;
        return hasFailed ? status.round() : status.round() - 1;
    }

    private void failed(CalibrationStatus now, int round) {
        boolean isLast = now.round() == round;
        if (isLast) {
            said(now);
            now.open().stream()
                    .limit(MOST_ISSUES)
                    .forEach(issue -> lines.add(of(now).plus(Tone.WARN, "issue").plus("  " + issue)));
        }
        boolean isFixed = !isLast || now.stage() == Stage.FIXING;
        boolean isUnclear = isLast && now.open().isEmpty();
        String fixes = isFixed ? " " + Announcements.fixesCreated(isBeads(after) ? BEADS : "tasks") : "";
        lines.add(at(moment)
                .plus(Tone.BAD, Announcements.calibrationFailed(now.phase()))
                .plus("  %s%s".formatted(isUnclear ? "It came to no verdict." : Announcements.ISSUES_FOUND, fixes)));
    }

    private void passed(CalibrationStatus now) {
        said(now);
        lines.add(at(moment)
                .plus(Tone.GOOD, Announcements.phaseComplete(now.phase()))
                .plus("  %s %s"
                        .formatted(
                                Announcements.CALIBRATION_PASSED, Announcements.proceeding(now.phase(), after.phases()))
                        .stripTrailing()));
    }

    private void said(CalibrationStatus now) {
        now.lines().forEach(line -> lines.add(of(now).plus(line)));
    }

    private Line of(CalibrationStatus now) {
        return at(moment).plus(Tone.STRONG, "phase " + now.phase()).plus("  ");
    }

    static boolean isBeads(RunSnapshot run) {
        return run.source().startsWith(BEADS + " ");
    }

    private static Line at(Moment moment) {
        return Line.of(Tone.FAINT, moment.clock()).plus("  ");
    }
}
