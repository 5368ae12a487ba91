package io.trackyard.report;

import io.trackyard.git.BranchGain.Size;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.Usage;
import io.trackyard.report.PhaseReport.Round;
import io.trackyard.report.PhaseReport.TrackReport;
import io.trackyard.report.RunReport.Branch;
import io.trackyard.report.RunReport.CommitReport;
import io.trackyard.report.TaskReport.CheckReport;
import io.trackyard.report.TaskReport.CheckResult;
import io.trackyard.report.TaskReport.Integrated;
import io.trackyard.report.TaskReport.Kept;
import io.trackyard.report.TaskReport.SessionReport;
import io.trackyard.report.TaskReport.SessionResult;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.runfiles.CalibrationIssue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run of four tasks on two tracks, whose every text is given. */
final class Reports {
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    static final String BASE = "4be21f97c0ffee00000000000000000000000000";
    static final String TIP = "9c01d77bad0000000000000000000000000000ff";
    private static final Size SIZE = new Size(2, 1_200, 4);

    private Reports() {}

    static RunReport of(String text) {
        List<TaskReport> first = List.of(integrated("one", text, 0, 60), unchecked("two", text, 100, 200));
        List<TaskReport> second = List.of(abandoned("three", text), skipped("four", text));
        List<TaskReport> all = List.of(first.get(0), first.get(1), second.get(0), second.get(1));
        PhaseReport phase = new PhaseReport(
                1,
                Optional.of(text),
                List.of(new TrackReport("A", text, first), new TrackReport("B", "docs/**", second)),
                Optional.of(new CalibrationStatus(
                        1,
                        1,
                        CalibrationStatus.Stage.LEFT,
                        List.of(text),
                        List.of(text),
                        List.of(new CalibrationStatus.Failure(1, true)),
                        2L)),
                List.of(new Round(1, List.of(CalibrationIssue.of(text, text)), List.of(text), Optional.of(text))));
        return new RunReport(
                "bright-heron",
                RunState.COMPLETED,
                text,
                new Branch(
                        "trackyard/bright-heron",
                        BASE,
                        Optional.of(TIP),
                        Optional.of("main"),
                        false,
                        Optional.of(SIZE)),
                START,
                at(400),
                RunLength.of(Duration.ofSeconds(400), all, 2),
                List.of(text),
                true,
                List.of(phase),
                List.of(new CommitReport(TIP, at(80), text, Optional.of("one"), SIZE)),
                List.of(new HeldTask(TaskId.of("five"), text, text)),
                List.of(text),
                text);
    }

    static TaskReport integrated(String id, String text, int from, int to) {
        return new TaskReport(
                id,
                text,
                TaskState.INTEGRATED,
                1,
                Optional.of(Usage.of(120_000, 8_000, 0.41)),
                Optional.of(text),
                List.of(),
                List.of(new CheckReport(text, CheckResult.PASSED)),
                false,
                List.of(text),
                List.of(session(1, 1, from, to, SessionResult.VERIFIED, Optional.empty())),
                List.of(),
                Optional.of(new Integrated(TIP, at(to + 20), SIZE)),
                Optional.empty());
    }

    private static TaskReport unchecked(String id, String text, int from, int to) {
        return new TaskReport(
                id,
                text,
                TaskState.INTEGRATED,
                1,
                Optional.of(Usage.of(10_000, 1_000, 0.09)),
                Optional.empty(),
                List.of("one"),
                List.of(),
                true,
                List.of(),
                List.of(
                        session(1, 1, from, from + 10, SessionResult.NOT_COUNTED, Optional.empty()),
                        session(2, 1, from + 10, to, SessionResult.VERIFIED, Optional.empty())),
                List.of(),
                Optional.of(new Integrated(TIP, at(to), SIZE)),
                Optional.empty());
    }

    private static TaskReport abandoned(String id, String text) {
        FailedAttempt failure =
                new FailedAttempt(1, FailedAttempt.Type.VERIFICATION_FAILED, text, text, text, at(300).toEpochMilli());
        return new TaskReport(
                id,
                text,
                TaskState.ABANDONED,
                1,
                Optional.empty(),
                Optional.of(text),
                List.of(),
                List.of(new CheckReport(text, CheckResult.FAILED), new CheckReport("make", CheckResult.NOT_RUN)),
                false,
                List.of(),
                List.of(session(1, 1, 200, 300, SessionResult.FAILED, Optional.of(text))),
                List.of(failure),
                Optional.empty(),
                Optional.of(new Kept("refs/trackyard/abandoned/bright-heron/three", TIP, BASE)));
    }

    private static TaskReport skipped(String id, String text) {
        return new TaskReport(
                id,
                text,
                TaskState.SKIPPED,
                0,
                Optional.empty(),
                Optional.of("needs three"),
                List.of("three"),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static SessionReport session(
            int number, int attempt, int from, int to, SessionResult result, Optional<String> why) {
        return new SessionReport(number, attempt, at(from), at(to), result, Optional.of(0), why);
    }

    static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
