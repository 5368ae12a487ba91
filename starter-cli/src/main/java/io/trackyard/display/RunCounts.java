package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.policy.Usage;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How many tasks of a run are in which state, and the run in a few words: the same in every picture. */
final class RunCounts {
    private static final List<TaskState> TROUBLES =
            List.of(TaskState.ABANDONED, TaskState.SKIPPED, TaskState.CANCELLED);

    private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    private final int tasks;
    private final int live;

    private RunCounts(RunSnapshot snapshot) {
        snapshot.tasks().forEach(task -> counts.merge(task.state(), 1, Integer::sum));
        this.tasks = snapshot.tasks().size() - of(TaskState.HELD);
        this.live = snapshot.doing().size();
    }

    static RunCounts of(RunSnapshot snapshot) {
        return new RunCounts(snapshot);
    }

    int of(TaskState state) {
        return counts.getOrDefault(state, 0);
    }

    /** How many are carried out: all but the held ones. */
    int tasks() {
        return tasks;
    }

    /** How many sessions are alive. */
    int live() {
        return live;
    }

    /** {@code 1 abandoned}, {@code 2 skipped}: what did not come in. */
    List<String> troubles() {
        List<String> parts = new ArrayList<>();
        for (TaskState state : TROUBLES) {
            if (of(state) > 0) {
                parts.add("%,d %s".formatted(of(state), state.word()));
            }
        }
        return parts;
    }

    /** What the sessions of all tasks used of a model; empty where nothing is known of it. */
    static Optional<Usage> used(RunSnapshot snapshot) {
        return snapshot.tasks().stream()
                .map(TaskStatus::used)
                .filter(Objects::nonNull)
                .reduce(Usage::plus);
    }

    /**
     * {@code $4.10 of $50.00}, {@code 12,300 tokens}: what they used, and of how much; empty where nothing is known of it. A
     * person may have allowed more than the budget that is told.
     */
    static Optional<String> spent(RunSnapshot snapshot) {
        return used(snapshot)
                .map(used -> snapshot.budget()
                        .map(budget -> Wording.used(used, budget))
                        .orElseGet(() -> Wording.used(used)));
    }

    /** {@code waiting for quota until 14:30}, when it waits. */
    static Optional<String> waiting(RunSnapshot snapshot, Moment moment) {
        return snapshot.waitingFor()
                .map(what -> "waiting for " + Asked.waitingFor(what)
                        + snapshot.waitingUntil()
                                .map(until -> " until " + moment.time(until))
                                .orElse(""));
    }

    /** {@code running 12m 34s}, {@code done in 41m}. */
    static String standing(RunSnapshot snapshot, Moment moment) {
        String took = new Moment(snapshot.ended().orElse(moment.now()), moment.zone()).since(snapshot.started());
        RunState state = snapshot.state();
        return switch (state) {
            case COMPLETED -> "done in " + took;
            case FAILED, CANCELLED -> state.word() + " after " + took;
            case WAITING -> waiting(snapshot, moment).orElse(state.word()) + ", " + took + " old";
            case PLANNING, RUNNING, PAUSED, DRAINING -> state.word() + " " + took;
        };
    }

    /** {@code phase 1 of 2}, while one runs. */
    static Optional<String> phase(RunSnapshot snapshot) {
        return snapshot.phase() == 0 || snapshot.state().isOver()
                ? Optional.empty()
                : Optional.of("phase %d of %d".formatted(snapshot.phase(), snapshot.phases()));
    }

    /** {@code 1 A}: how a snapshot calls a track. */
    static String trackKey(TaskStatus task) {
        return task.phase() + " " + task.track();
    }
}
