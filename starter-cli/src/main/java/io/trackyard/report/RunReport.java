package io.trackyard.report;

import io.trackyard.git.BranchGain;
import io.trackyard.plan.HeldTask;
import io.trackyard.policy.Usage;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param source what its tasks were read from
 * @param until when it ended, or, of one that goes on, when it was looked at
 * @param gate the commands that the merged tree has to pass
 * @param gateAtMerge whether each merge passes them before the branch moves; else they are run at the end of a phase
 * @param phases those of which anything was planned, in order
 * @param commits what the run's branch gained, the oldest first
 * @param held the tasks that stayed out of it
 * @param page its page in the Web UI
 */
public record RunReport(
        String run,
        RunState state,
        String source,
        Branch branch,
        Instant started,
        Instant until,
        RunLength length,
        List<String> gate,
        boolean gateAtMerge,
        List<PhaseReport> phases,
        List<CommitReport> commits,
        List<HeldTask> held,
        List<String> warnings,
        String page) {
    public RunReport {
        gate = List.copyOf(gate);
        phases = List.copyOf(phases);
        commits = List.copyOf(commits);
        held = List.copyOf(held);
        warnings = List.copyOf(warnings);
    }

    /**
     * Where the result is.
     *
     * @param base the commit it grew from
     * @param tip its end; empty where nothing is left of it
     * @param target the branch that was checked out at the start
     * @param landed whether the target has it
     * @param size how much {@code base} and {@code tip} differ
     */
    public record Branch(
            String name,
            String base,
            Optional<String> tip,
            Optional<String> target,
            boolean landed,
            Optional<BranchGain.Size> size) {}

    /**
     * A commit on the branch's first-parent line.
     *
     * @param task whose work it is; empty where it is no single task's
     */
    public record CommitReport(String id, Instant at, String subject, Optional<String> task, BranchGain.Size size) {}

    /** All tasks, in the order of the plan. */
    public List<TaskReport> tasks() {
        return phases.stream()
                .flatMap(phase -> phase.tracks().stream())
                .flatMap(track -> track.tasks().stream())
                .toList();
    }

    /** How many tasks are in a state. */
    public int count(TaskState state) {
        return (int) tasks().stream().filter(task -> task.state() == state).count();
    }

    /** The tasks whose work is in the branch, or ready for it, though no command has looked at it. */
    public List<TaskReport> unchecked() {
        return tasks().stream().filter(TaskReport::isUnchecked).toList();
    }

    /** The tasks whose evidence may be worth less than it seems. */
    public List<TaskReport> doubtful() {
        return tasks().stream().filter(task -> !task.doubts().isEmpty()).toList();
    }

    /** The tasks whose work did not come in at once. */
    public List<TaskReport> sentBack() {
        return tasks().stream().filter(task -> task.sentBack().isPresent()).toList();
    }

    /** The tasks that did not come in. */
    public List<TaskReport> lost() {
        return tasks().stream().filter(task -> task.state().isLost()).toList();
    }

    /** What the sessions of all its tasks used of a model; empty where nothing is known of it. */
    public Optional<Usage> used() {
        return tasks().stream().flatMap(task -> task.used().stream()).reduce(Usage::plus);
    }
}
