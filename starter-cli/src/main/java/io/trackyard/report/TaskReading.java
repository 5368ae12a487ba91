package io.trackyard.report;

import io.trackyard.plan.Check;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.report.RunReport.CommitReport;
import io.trackyard.report.TaskReport.CheckReport;
import io.trackyard.report.TaskReport.CheckResult;
import io.trackyard.report.TaskReport.Integrated;
import io.trackyard.report.TaskReport.Kept;
import io.trackyard.report.TaskReport.SessionReport;
import io.trackyard.report.TaskReport.SessionResult;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.salvage.KeptWork;
import io.trackyard.session.SessionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what became of single tasks of a run. */
final class TaskReading {
    private final Map<String, Task> planned = new HashMap<>();
    private final Map<String, CommitReport> commits = new HashMap<>();
    private final RunDirectory files;
    private final Map<String, KeptWork> kept;
    private final Instant until;

    /**
     * @param kept the work that did not come in, by task
     * @param until the end of sessions that live
     */
    TaskReading(
            FrozenPlan plan,
            RunDirectory files,
            List<CommitReport> commits,
            Map<String, KeptWork> kept,
            Instant until) {
        plan.tasks().forEach(task -> planned.put(task.id().text(), task));
        commits.forEach(commit -> this.commits.put(commit.id(), commit));
        this.files = files;
        this.kept = kept;
        this.until = until;
    }

    TaskReport of(TaskStatus status) {
        Optional<Task> task = Optional.ofNullable(planned.get(status.id()));
        Optional<TaskFiles> known = files.begun(status.id()).map(TaskFiles::new);
        List<SessionHistory.Entry> sessions =
                known.map(of -> SessionHistory.of(of.directory())).orElse(List.of());
        Optional<TaskRecord> record = known.map(TaskFiles::read);
        List<FailedAttempt> failures = record.map(TaskRecord::failed).orElse(List.of());
        boolean verified = status.state().isGood() || status.state() == TaskState.VERIFIED;
        return new TaskReport(
                status.id(),
                status.title(),
                status.state(),
                status.attempts(),
                Optional.ofNullable(status.used()),
                Optional.ofNullable(status.reason()),
                task.map(of -> of.needs().stream().map(TaskId::text).toList()).orElse(List.of()),
                checks(task.map(Task::checks).orElse(List.of()), verified, failures),
                Boolean.FALSE.equals(status.checked()),
                status.doubts(),
                sessions(sessions, record, failures),
                failures,
                Optional.ofNullable(status.commit())
                        .filter(commit -> status.state() == TaskState.INTEGRATED)
                        .map(commits::get)
                        .map(commit -> new Integrated(commit.id(), commit.at(), commit.size())),
                Optional.ofNullable(kept.get(status.id()))
                        .filter(work -> status.state().isLost())
                        .map(work -> new Kept(work.ref(), work.commit(), work.base())));
    }

    /** Checks are run in order up to the first that fails: of a verified task all have passed. */
    private static List<CheckReport> checks(List<Check> checks, boolean verified, List<FailedAttempt> failures) {
        Optional<String> failed = failures.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(failures.get(failures.size() - 1).step());
        CheckResult before = verified || failed.isPresent() ? CheckResult.PASSED : CheckResult.NOT_RUN;
        List<CheckReport> reports = new ArrayList<>();
        for (Check check : checks) {
            boolean isTheOne =
                    !verified && failed.filter(check.command()::equals).isPresent();
            reports.add(new CheckReport(check.command(), isTheOne ? CheckResult.FAILED : before));
            before = isTheOne ? CheckResult.NOT_RUN : before;
        }
        return reports;
    }

    private List<SessionReport> sessions(
            List<SessionHistory.Entry> sessions, Optional<TaskRecord> record, List<FailedAttempt> failures) {
        List<SessionReport> reports = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            SessionHistory.Entry session = sessions.get(i);
            boolean lastOfAttempt =
                    sessions.stream().skip(i + 1L).noneMatch(later -> later.attempt() == session.attempt());
            Optional<FailedAttempt> failure = failures.stream()
                    .filter(failed -> lastOfAttempt && failed.attempt() == session.attempt())
                    .findFirst();
            boolean verified = i == sessions.size() - 1
                    && record.map(TaskRecord::verdict)
                            .filter(verdict -> verdict.ledger().attempt() == session.attempt())
                            .isPresent();
            reports.add(report(session, failure, verified));
        }
        return reports;
    }

    private SessionReport report(SessionHistory.Entry session, Optional<FailedAttempt> failure, boolean verified) {
        SessionHistory.Course course = session.course();
        SessionResult result;
        if (failure.isPresent()) {
            result = SessionResult.FAILED;
        } else if (verified) {
            result = SessionResult.VERIFIED;
        } else {
            result = course.ended().isEmpty() ? SessionResult.RUNNING : SessionResult.NOT_COUNTED;
        }
        Instant end = course.ended().orElse(until);
        return new SessionReport(
                session.number(),
                session.attempt(),
                course.started(),
                end.isBefore(course.started()) ? course.started() : end,
                result,
                course.exit(),
                failure.map(FailedAttempt::message)
                        .or(() -> course.endedFor()
                                .map(reason -> "ended: " + reason.name().toLowerCase(Locale.ROOT))));
    }
}
