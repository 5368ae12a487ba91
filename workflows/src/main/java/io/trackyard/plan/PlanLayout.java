package io.trackyard.plan;

import io.trackyard.payload.SentText;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays a plan out into phases and tracks. The same plan and rules always give the same phases. */
public final class PlanLayout {
    /** Above this a phase's history would come near the server's limits. */
    public static final int MOST_TRACKS = 5_000;

    /** Above this what becomes of a phase's tasks has no room in one result. */
    public static final int MOST_TASKS = 5_000;

    /** The names of a phase's tasks and of what they need, in bytes: they are never cut, and a server takes 2 MB at once. */
    static final int MOST_NAMES = 600_000;

    private PlanLayout() {}

    /**
     * The phases in the order in which they run. Each task is in one track of one phase; what it needs lies in earlier
     * phases or, without a barrier, anywhere before it in the order of {@link TaskOrder}.
     *
     * @throws InvalidPlanException where a phase has more than {@link #MOST_TRACKS} tracks or {@link #MOST_TASKS} tasks, or
     *     where their names have no room in one payload
     */
    public static List<Phase> of(Plan plan, LayoutRules rules) {
        Map<TaskId, Integer> levels = new HashMap<>();
        Map<Integer, List<Task>> byPhase = new TreeMap<>();
        for (Task task : TaskOrder.of(plan, rules.order())) {
            int level = level(task, levels, rules.barrier());
            levels.put(task.id(), level);
            byPhase.computeIfAbsent(level, number -> new ArrayList<>()).add(task);
        }
        List<Phase> phases = new ArrayList<>();
        byPhase.forEach((level, tasks) -> phases.add(new Phase(
                rules.barrier() == Barrier.DECLARED ? phases.size() + 1 : level,
                label(tasks, rules.barrier()),
                TrackLayout.of(tasks, rules))));
        refuseTooLarge(phases, byPhase.values());
        return phases;
    }

    /** Tracks for tasks that a phase gets when it has begun, numbered on from its own. */
    public static List<Track> tracksBehind(Phase phase, List<Task> tasks, LayoutRules rules) {
        int last = phase.tracks().stream().mapToInt(Track::number).max().orElse(0);
        return TrackLayout.of(tasks, rules).stream()
                .map(track -> new Track(last + track.number(), track.label(), track.exclusive(), track.tasks()))
                .toList();
    }

    /** A declared group holds its tasks back at most: what a task needs never lies in a later phase. */
    private static int level(Task task, Map<TaskId, Integer> levels, Barrier barrier) {
        int needed = task.needs().stream().mapToInt(levels::get).max().orElse(0);
        return switch (barrier) {
            case NONE -> 1;
            case PHASE -> 1 + needed;
            case DECLARED ->
                Math.max(needed, task.group() == null ? 1 : task.group().number());
        };
    }

    private static @Nullable String label(List<Task> tasks, Barrier barrier) {
        return barrier != Barrier.DECLARED
                ? null
                : tasks.stream()
                        .map(Task::group)
                        .filter(Objects::nonNull)
                        .map(BarrierGroup::label)
                        .distinct()
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), text -> text.isEmpty() ? null : text));
    }

    private static void refuseTooLarge(List<Phase> phases, Collection<List<Task>> tasksOfEach) {
        List<Problem> faults = new ArrayList<>();
        Iterator<List<Task>> tasks = tasksOfEach.iterator();
        for (Phase phase : phases) {
            List<Task> ofPhase = tasks.next();
            if (phase.tracks().size() > MOST_TRACKS) {
                faults.add(PlanFaults.tooManyTracks(phase, MOST_TRACKS));
            } else if (ofPhase.size() > MOST_TASKS) {
                faults.add(PlanFaults.tooManyTasks(phase.number(), ofPhase.size(), MOST_TASKS));
            } else if (names(ofPhase) > MOST_NAMES) {
                faults.add(PlanFaults.tooManyNames(phase.number(), names(ofPhase), MOST_NAMES));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidPlanException(faults);
        }
    }

    private static long names(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> Stream.concat(Stream.of(task.id()), task.needs().stream()))
                .mapToLong(id -> SentText.bytes(id.text()))
                .sum();
    }
}
