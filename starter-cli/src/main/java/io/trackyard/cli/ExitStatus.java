package io.trackyard.cli;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.problem.Fault;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.EnumSet;
import java.util.List;

/** What an exit code means. Each means one thing; programs rely on them. */
public enum ExitStatus {
    /** Done; of a run: every task that was started is integrated, or ready where the run merges nothing. */
    DONE(0),
    /** The run ended with tasks abandoned or skipped. */
    INCOMPLETE(1),
    /** A mistake in what was typed or written: options, a plan, a second run of the same source, a refused landing. */
    USAGE(2),
    /** The Temporal server cannot be reached or started. */
    SERVER(3),
    /** The run was cancelled. */
    CANCELLED(4),
    /** The run goes on. */
    RUNNING(5),
    /** The run waits for a person: it is paused, and nothing of it is being carried out. */
    WAITING(6),
    /** The machine, or a fault of Trackyard's own. */
    ENVIRONMENT(7),
    /** Interrupted by Ctrl-C. */
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** How a command ends that met a problem. */
    static ExitStatus of(Fault fault) {
        return switch (fault) {
            case USER -> USAGE;
            case SERVER -> SERVER;
            case TASK -> INCOMPLETE;
            case QUOTA -> WAITING;
            case ENVIRONMENT, OURS -> ENVIRONMENT;
        };
    }

    /** How a command ends that looked at background tasks. */
    public static ExitStatus of(List<BackgroundStatus> tasks) {
        if (tasks.stream().anyMatch(status -> !status.isOver())) {
            return RUNNING;
        }
        return tasks.contains(BackgroundStatus.FAILED) ? INCOMPLETE : DONE;
    }

    /** How a command ends that looked at a run that stood so. */
    public static ExitStatus of(RunSnapshot run) {
        boolean asks = run.state() == RunState.WAITING && !run.questions().isEmpty();
        return asks ? WAITING : of(run.state(), run.tasks());
    }

    /** The same, where nobody is being asked. */
    static ExitStatus of(RunState state, List<TaskStatus> tasks) {
        return switch (state) {
            case COMPLETED -> tasks.stream().allMatch(task -> task.state().isGood()) ? DONE : INCOMPLETE;
            case CANCELLED -> CANCELLED;
            case FAILED -> ENVIRONMENT;
            case PAUSED -> goesOnByItself(tasks) ? RUNNING : WAITING;
            case PLANNING, RUNNING, DRAINING, WAITING -> RUNNING;
        };
    }

    /** What is being carried out goes on during a pause, and where nothing is pending there is nothing to be held up. */
    private static boolean goesOnByItself(List<TaskStatus> tasks) {
        return tasks.stream()
                        .map(TaskStatus::state)
                        .anyMatch(EnumSet.of(TaskState.RUNNING, TaskState.VERIFYING, TaskState.VERIFIED)::contains)
                || tasks.stream().noneMatch(task -> task.state() == TaskState.PENDING);
    }
}
