package io.trackyard.run;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.plan.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** How each task of a phase stands, and what follows from that for the others. Plain state that knows no server. */
final class PhaseTasks {
    private static final int LAST_OUTCOMES = 10;

    private final Map<String, PlannedTask> planned = new LinkedHashMap<>();
    private final Map<String, TaskStatus> statuses = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
    private final Deque<TaskStatus> lastOutcomes = new ArrayDeque<>();
    private final Set<String> lostEarlier;
    private final Set<String> givenAway = new TreeSet<>();
    private final Set<String> undecided = new TreeSet<>();
    private final Set<String> parked = new TreeSet<>();
    private final Set<String> heldBack = new TreeSet<>();
    private final Map<String, TaskStart> starts = new LinkedHashMap<>();
    private Consumer<TaskStatus> listener = nobody -> {};
    private final int phase;
    private final LongSupplier now;
    private boolean lostUnseen;
    private int changes;

    /**
     * All tasks of the phase as pending.
     *
     * @param lostEarlier tasks that did not come in in earlier phases
     * @param starts what is known of tasks that do not start as new
     * @param now the time, in epoch milliseconds
     */
    PhaseTasks(int phase, PhasePlan plan, List<String> lostEarlier, List<TaskStart> starts, LongSupplier now) {
        this.phase = phase;
        this.now = now;
        this.lostEarlier = new TreeSet<>(lostEarlier);
        starts.forEach(start -> this.starts.put(start.task(), start));
        add(plan.tracks());
    }

    /** Tasks that came to the phase later, as pending, behind those that are there. */
    void add(List<PlannedTrack> tracks) {
        for (PlannedTrack track : tracks) {
            for (PlannedTask task : track.tasks()) {
                planned.put(task.id(), task);
                places.put(task.id(), places.size());
                statuses.put(
                        task.id(),
                        TaskStatus.pending(task.id(), Text.oneLine(task.title()), phase, Track.nameOf(track.number())));
                counts.merge(TaskState.PENDING, 1, Integer::sum);
                if (task.question() != null && start(task.id()).answer() == null) {
                    undecided.add(task.id());
                }
            }
        }
        lostUnseen = true;
        changes++;
    }

    TaskStatus of(String task) {
        return Optional.ofNullable(statuses.get(task))
                .orElseThrow(() -> new IllegalArgumentException("no task of this phase: " + task));
    }

    /** Replaces a task's status; an outcome is never taken back. */
    void change(String task, UnaryOperator<TaskStatus> step) {
        TaskStatus before = of(task);
        if (before.state().isOutcome()) {
            return;
        }
        TaskStatus after = step.apply(before).seen(now.getAsLong());
        statuses.put(task, after);
        counts.merge(before.state(), -1, Integer::sum);
        counts.merge(after.state(), 1, Integer::sum);
        if (after.state().isOutcome()) {
            lastOutcomes.addLast(after);
            if (lastOutcomes.size() > LAST_OUTCOMES) {
                lastOutcomes.removeFirst();
            }
        }
        lostUnseen |= after.state().isLost();
        changes++;
        listener.accept(after);
    }

    /** {@code heard} is told every status from now on. */
    void listen(Consumer<TaskStatus> heard) {
        listener = heard;
    }

    /** How a task's next session starts. */
    TaskStart start(String task) {
        return starts.getOrDefault(task, TaskStart.asNew(task));
    }

    /** A task waits for a person's word before it is carried out, again or at all. */
    void undecided(String task, String why) {
        undecided.add(task);
        change(task, status -> status.because(TaskState.PENDING, why));
    }

    /** A task waits for the end of the phase, and holds up no other of its track until then. */
    void park(String task, String why) {
        parked.add(task);
        undecided(task, why);
    }

    boolean isParked(String task) {
        return parked.contains(task);
    }

    /** The tasks that wait for the end of the phase, in the order of the plan. */
    List<String> parked() {
        return parked.stream()
                .filter(task -> !of(task).state().isOutcome())
                .sorted(Comparator.comparingInt(this::place))
                .toList();
    }

    /** A task waits for a file, and is not carried out until it is {@linkplain #decided let go}. */
    void holdBack(String task, AwaitedFile file) {
        heldBack.add(task);
        change(task, status -> status.waitingFor(file));
    }

    boolean isHeldBack(String task) {
        return heldBack.contains(task);
    }

    /** From now on the task needs another too. */
    void needs(String task, String more) {
        PlannedTask before = planned(task);
        List<String> needs = new ArrayList<>(before.needs());
        needs.add(more);
        planned.put(
                task,
                new PlannedTask(
                        task, before.title(), needs, before.attempts(), before.sessionSeconds(), before.question()));
        lostUnseen = true;
        changes++;
    }

    /** The word has come, and with it how the task starts. */
    void decided(TaskStart start) {
        undecided.remove(start.task());
        parked.remove(start.task());
        heldBack.remove(start.task());
        starts.put(start.task(), start);
        changes++;
    }

    boolean isUndecided(String task) {
        return undecided.contains(task);
    }

    /** The task as it was planned. */
    PlannedTask planned(String task) {
        return Optional.ofNullable(planned.get(task))
                .orElseThrow(() -> new IllegalArgumentException("no task of this phase: " + task));
    }

    /** A child workflow was given these tasks: which of them are started is its affair until it returns them. */
    void giveAway(List<String> ids) {
        givenAway.addAll(ids);
    }

    void takeBack(List<String> ids) {
        ids.forEach(givenAway::remove);
    }

    /** Whether the task can be carried out: all it needs is in the run's branch, and neither a person nor a file is waited for. */
    boolean isReady(String task) {
        return !undecided.contains(task) && !heldBack.contains(task) && hasItsNeeds(task);
    }

    /** Whether all that the task needs is in the run's branch. */
    boolean hasItsNeeds(String task) {
        return planned.get(task).needs().stream().allMatch(this::isIn);
    }

    /** Whether others find a task's work in the run's branch; one that is no task of the phase came in earlier, or is lost. */
    boolean isIn(String task) {
        return statuses.containsKey(task) ? of(task).state().isGood() : !lostEarlier.contains(task);
    }

    /** Skips every pending task that needs one which will not come in, and those that need it in turn. */
    void skipLost() {
        while (lostUnseen) {
            lostUnseen = false;
            for (PlannedTask task : planned.values()) {
                Optional<String> lost = of(task.id()).state() == TaskState.PENDING
                        ? task.needs().stream().filter(this::isLost).findFirst()
                        : Optional.empty();
                if (lost.isPresent()) {
                    change(task.id(), status -> status.because(TaskState.SKIPPED, "needs " + lost.get()));
                }
            }
        }
    }

    private boolean isLost(String need) {
        return lostEarlier.contains(need)
                || (statuses.containsKey(need) && of(need).state().isLost());
    }

    /** Cancels every task that nobody has begun or was given. */
    void cancelPending(String reason) {
        if (!hasPending()) {
            return;
        }
        for (TaskStatus status : List.copyOf(statuses.values())) {
            if (status.state() == TaskState.PENDING && !givenAway.contains(status.id())) {
                change(status.id(), before -> before.because(TaskState.CANCELLED, reason));
            }
        }
    }

    /** Cancels every task that has no outcome. */
    void cancelRest(String reason) {
        statuses.keySet().stream()
                .toList()
                .forEach(task -> change(task, status -> status.because(TaskState.CANCELLED, reason)));
    }

    boolean allSettled() {
        return counts.entrySet().stream()
                        .filter(entry -> entry.getKey().isOutcome())
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                == size();
    }

    boolean hasPending() {
        return count(TaskState.PENDING) > 0;
    }

    int count(TaskState state) {
        return counts.getOrDefault(state, 0);
    }

    int size() {
        return statuses.size();
    }

    /** Grows with every change, so that a waiting coroutine can tell that there was one. */
    int changes() {
        return changes;
    }

    /** In the order of the plan. */
    List<TaskStatus> all() {
        return new ArrayList<>(statuses.values());
    }

    /** The place of a task in the plan: which of several goes first. */
    int place(String task) {
        return places.getOrDefault(task, Integer.MAX_VALUE);
    }

    /** The newest last. */
    List<TaskStatus> lastOutcomes() {
        return List.copyOf(lastOutcomes);
    }
}
