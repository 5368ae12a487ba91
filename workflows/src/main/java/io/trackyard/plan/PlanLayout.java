package io.trackyard.plan;

import io.trackyard.plan.LayoutRules.Barrier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays a plan out into phases and tracks. The same plan and rules always give the same phases. */
public final class PlanLayout {
    /** Above this a phase's history would come near the server's limits. */
    public static final int MOST_TRACKS = 5_000;

    private PlanLayout() {}

    /**
     * The phases in the order in which they run. Each task is in one track of one phase; what it needs lies in earlier
     * phases or, without a barrier, anywhere before it in the order of {@link TaskOrder}.
     *
     * @throws InvalidPlanException where a phase has more than {@link #MOST_TRACKS} tracks
     */
    public static List<Phase> of(Plan plan, LayoutRules rules) {
        Map<TaskId, Integer> levels = new HashMap<>();
        Map<Integer, List<Task>> byPhase = new TreeMap<>();
        for (Task task : TaskOrder.of(plan)) {
            int level = rules.barrier() == Barrier.NONE
                    ? 1
                    : 1 + task.needs().stream().mapToInt(levels::get).max().orElse(0);
            levels.put(task.id(), level);
            byPhase.computeIfAbsent(level, number -> new ArrayList<>()).add(task);
        }
        List<Phase> phases = byPhase.entrySet().stream()
                .map(entry -> new Phase(entry.getKey(), TrackLayout.of(entry.getValue(), rules.unknownScope())))
                .toList();
        refuseTooManyTracks(phases);
        return phases;
    }

    private static void refuseTooManyTracks(List<Phase> phases) {
        var faults = phases.stream()
                .filter(phase -> phase.tracks().size() > MOST_TRACKS)
                .map(phase -> PlanFaults.tooManyTracks(phase, MOST_TRACKS))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidPlanException(faults);
        }
    }
}
