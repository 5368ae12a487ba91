package io.trackyard.attempt;

import io.trackyard.git.CommitMessage;
import io.trackyard.plan.NameList;
import io.trackyard.plan.Task;
import io.trackyard.plan.Tried;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.runfiles.TaskRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the commit of a task's work says. */
final class CommitText {
    /** Whose users have a body in every commit, and say in the subject of a later attempt what it mends. */
    static final String TOLD_PROFILE = "taskxml";

    /** With an id before them still short enough for a subject. */
    private static final int LONGEST_FIX = 60;

    private static final int MOST_FILES = 50;

    private final TaskBench bench;
    private final TaskRecord record;

    CommitText(TaskBench bench, TaskRecord record) {
        this.bench = bench;
        this.record = record;
    }

    CommitMessage of(AttemptLedger ledger, List<String> changed) {
        Task task = bench.task();
        boolean told = bench.run().plan().policy().profile().equals(TOLD_PROFILE);
        int attempt = task.limits().number(ledger.attempt());
        boolean mends = told && attempt > 1;
        Task titled = mends ? task.draft().title("Fix: " + what(task)).build() : task;
        return new CommitMessage(
                bench.run().plan().policy().commitSubject().of(titled),
                !told ? "" : mends ? fix(attempt, changed) : first(changed),
                bench.origin(ledger).trailers());
    }

    private String first(List<String> changed) {
        return "Implements: %s\nFiles: %s\nTask: %s"
                .formatted(
                        bench.task().title(),
                        NameList.of(changed, MOST_FILES),
                        bench.task().id());
    }

    private String fix(int attempt, List<String> changed) {
        int limit = Math.max(attempt, bench.run().plan().policy().sessions().attempts());
        return "Previous failure: %s\nFix applied: %s\nAttempt: %d/%d"
                .formatted(
                        last().map(CommitText::told).orElse("not known"),
                        "changes in " + NameList.of(changed, MOST_FILES),
                        attempt,
                        limit);
    }

    /** The step or the reason, in a few words. */
    private String what(Task task) {
        String text = last().map(failed -> failed.step() == null ? told(failed) : failed.step())
                .orElseGet(task::title);
        String line = text.lines().findFirst().orElse(text);
        return line.length() <= LONGEST_FIX ? line : line.substring(0, LONGEST_FIX - 1) + "…";
    }

    private static String told(Tried failed) {
        return Objects.requireNonNullElse(failed.failure(), "not known");
    }

    /** Of this run, or of those before. */
    private Optional<Tried> last() {
        List<FailedAttempt> failed = record.failed();
        return failed.isEmpty()
                ? Optional.ofNullable(bench.task().limits().tried()).filter(tried -> tried.failure() != null)
                : Optional.of(failed.get(failed.size() - 1))
                        .map(attempt -> new Tried(attempt.attempt(), attempt.step(), attempt.message()));
    }
}
