package io.trackyard.attempt;

import io.trackyard.activity.Errand;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.git.ChangedPath;
import io.trackyard.git.ConflictedMerge;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Snapshot;
import io.trackyard.git.TreeState;
import io.trackyard.git.WorkCommits;
import io.trackyard.plan.Changes;
import io.trackyard.plan.Scope;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Guards;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.verify.BugScan;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Checks;
import io.trackyard.verify.Doubt;
import io.trackyard.verify.ScopeCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for itself whether a task is done whose session says so: whether something changed, whether that is inside the
 * track's scope, whether the checks pass. Only then it is committed.
 */
final class Evidence {
    private final TaskBench bench;
    private final Checks checks;
    private final BugScan bugScan;
    private final InstantSource time;

    Evidence(TaskBench bench, Checks checks, BugScan bugScan, InstantSource time) {
        this.bench = bench;
        this.checks = checks;
        this.bugScan = bugScan;
        this.time = time;
    }

    /** What was found: a verified task, or what the next attempt is told. */
    sealed interface Finding {
        /** It is done and committed. */
        record Verified(TaskVerdict verdict) implements Finding {}

        /**
         * It is not.
         *
         * @param reason one line
         * @param step the check that failed; absent where none did
         * @param log the end of what a failed check printed
         * @param changed the paths changed so far
         */
        record Lacking(String reason, @Nullable String step, List<String> log, List<String> changed)
                implements Finding {}
    }

    /**
     * @param kept the snapshot taken after the session's end
     * @param task with the commit that changes are compared with
     * @param environment what checks are run in
     * @param logs where their output is kept
     */
    Finding judge(TaskRecord task, AttemptLedger ledger, Snapshot kept, Map<String, String> environment, Path logs) {
        ObjectId base = ObjectId.of(Objects.requireNonNull(task.base(), "a session runs in a prepared tree"));
        WorkCommits commits = new WorkCommits(bench.run().repository(), time);
        ConflictedMerge merges = new ConflictedMerge(bench.run().repository());
        Optional<ObjectId> merging = merges.pending(bench.worktree());
        TreeState state = commits.capture(bench.worktree(), kept);
        List<ChangedPath> changes = commits.changes(base, state.tree());
        List<String> changed = changes.stream().map(ChangedPath::path).toList();
        Widening widening = new Widening(bench.run(), bench.request().track(), time);
        List<String> takenIn = widens() ? widening.takenIn() : List.of();
        List<String> outside =
                ScopeCheck.outside(
                                scopes(), bench.run().plan().policy().layout().shared(), changed)
                        .stream()
                        .filter(path -> !takenIn.contains(path))
                        .toList();
        // the index is not asked: a session may have added what it did not resolve, or committed it
        boolean mayConflict = merging.isPresent() || bench.request().errand() == Errand.CONFLICT;
        List<String> markers = mayConflict ? merges.withMarkers(bench.worktree(), changed) : List.of();
        List<String> undecided = merging.isPresent() ? merges.undecided(bench.worktree()) : List.of();
        Optional<String> lack = conflict(markers, undecided)
                .or(() -> lack(changed, outside, state))
                .or(() -> owned(widening, outside))
                .or(() -> unpublished(base, state.tree()))
                .or(() -> guarded(changes))
                .or(this::undelivered);
        if (lack.isPresent()) {
            return new Finding.Lacking(lack.get(), null, List.of(), changed);
        }
        Doubts doubts =
                new Doubts(bench.run().repository(), bench.run().plan().policy().evidence());
        List<Doubt> found = new ArrayList<>(doubts.ofChanges(base, state.tree(), changes));
        Optional<String> unbelievable = doubts.failure(found);
        if (unbelievable.isPresent()) {
            return new Finding.Lacking(unbelievable.get(), null, List.of(), changed);
        }
        List<CheckResult> results =
                checks.run(bench.task().checks(), bench.worktree().path(), environment, logs, CheckResult::passed);
        Optional<CheckResult> failed =
                results.stream().filter(result -> !result.passed()).findFirst();
        if (failed.isPresent()) {
            return new Finding.Lacking(
                    "its check failed: " + failed.get().line(),
                    failed.get().check().command(),
                    failed.get().tail(),
                    changed);
        }
        found.addAll(doubts.ofRuns(results));
        Optional<String> untested = doubts.failure(found);
        if (untested.isPresent()) {
            return new Finding.Lacking(untested.get(), null, List.of(), changed);
        }
        BugScan.Verdict scanned = scanned(environment, logs);
        if (scanned instanceof BugScan.Verdict.Bugs bugs) {
            return new Finding.Lacking(
                    "ubs found critical bugs in what it changed", "ubs --staged", bugs.log(), changed);
        }
        ObjectId commit = commits.commit(
                        bench.worktree(),
                        state,
                        merging.stream().toList(),
                        new CommitText(bench, task).of(ledger, changed),
                        bench.epoch())
                .commit();
        return new Finding.Verified(new TaskVerdict(
                commit.hex(),
                isChecked(),
                ledger,
                note(changed, outside, state.leftOut()),
                widens() ? outside : List.of(),
                Doubts.lines(found)));
    }

    private boolean widens() {
        return bench.run().plan().policy().outsideScope() == OutsideScope.WIDEN;
    }

    /** What is another's to change while it works is not taken in. */
    private Optional<String> owned(Widening widening, List<String> outside) {
        List<String> owned = widens() ? widening.owned(outside) : List.of();
        return owned.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "it changed files outside its scope that other tracks work on: " + String.join(", ", owned));
    }

    /** A commit of a submodule that only this worktree has would be gone with it, and nobody could check the result out. */
    private Optional<String> unpublished(ObjectId base, ObjectId tree) {
        List<String> moved = bench.run().repository().submodules().unpublished(bench.worktree(), base, tree);
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of("it moved submodules to commits that no remote of theirs has: %s"
                        .formatted(String.join(", ", moved)));
    }

    /** Where the policy has it; what could not be scanned is held against nobody. */
    private BugScan.Verdict scanned(Map<String, String> environment, Path logs) {
        return bench.run().plan().policy().bugScan()
                ? bugScan.scan(bench.worktree().path(), bench.worktree().commitIndex(), environment, logs)
                : new BugScan.Verdict.Clean();
    }

    private static Optional<String> conflict(List<String> markers, List<String> undecided) {
        if (!markers.isEmpty()) {
            return Optional.of("conflict markers are left in " + String.join(", ", markers));
        }
        return undecided.isEmpty()
                ? Optional.empty()
                : Optional.of("the conflict is not decided in %s: mend it, or say by git add which side is to stay"
                        .formatted(String.join(", ", undecided)));
    }

    private Optional<String> lack(List<String> changed, List<String> outside, TreeState state) {
        if (bench.changes() == Changes.REQUIRED && changed.isEmpty()) {
            return Optional.of(
                    state.leftOut().isEmpty()
                            ? "it changed nothing"
                            : "it changed nothing that can be committed: " + String.join(", ", state.leftOut()));
        }
        if (bench.changes() == Changes.NONE && !changed.isEmpty()) {
            return Optional.of("it was to change nothing, and changed " + String.join(", ", changed));
        }
        if (!outside.isEmpty() && bench.run().plan().policy().outsideScope() == OutsideScope.ENFORCE) {
            return Optional.of("it changed files outside its scope: " + String.join(", ", outside));
        }
        return Optional.empty();
    }

    private Optional<String> guarded(List<ChangedPath> changes) {
        Guards guards = bench.run().plan().policy().guards();
        List<String> deleted = changes.stream()
                .filter(change -> change.kind() == ChangedPath.Kind.DELETED)
                .map(ChangedPath::path)
                .filter(path -> guards.deletable().stream().noneMatch(pattern -> pattern.holds(path)))
                .toList();
        return deleted.size() <= guards.maxDeletions()
                ? Optional.empty()
                : Optional.of("it deleted %d files, and %d at most may be: %s"
                        .formatted(deleted.size(), guards.maxDeletions(), String.join(", ", deleted)));
    }

    private Optional<String> undelivered() {
        List<String> missing = bench.task().deliverables().stream()
                .filter(path -> !Files.exists(bench.worktree().path().resolve(path)))
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("it did not leave " + String.join(", ", missing));
    }

    private List<Scope> scopes() {
        return bench.run()
                .scopes(bench.run()
                        .track(
                                bench.request().track().phase(),
                                bench.request().track().track()));
    }

    private boolean isChecked() {
        return !bench.task().checks().isEmpty()
                || !bench.run().plan().policy().gate().isEmpty();
    }

    private String note(List<String> changed, List<String> outside, List<String> leftOut) {
        String note = changed.size() == 1 ? "1 file changed" : changed.size() + " files changed";
        if (!outside.isEmpty()) {
            note += (widens() ? ", taken into its scope: " : ", outside its scope: ") + String.join(", ", outside);
        }
        return leftOut.isEmpty() ? note : note + ", left out: " + String.join(", ", leftOut);
    }
}
