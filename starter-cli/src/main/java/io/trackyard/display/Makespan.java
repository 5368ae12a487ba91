package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a plan takes if every task takes one session, and why it cannot be shorter.
 *
 * @param sessions how many sessions one after the other, when tracks are opened in their order
 * @param chain the longest chain of tasks that need one another
 * @param share the tasks shared out evenly among the agents, rounded up
 */
record Makespan(int sessions, int chain, int share) {

    static Makespan of(List<Phase> phases, Map<TaskId, Task> tasks, int agents) {
        int sessions = phases.stream()
                .mapToInt(phase -> sessions(phase, tasks, agents))
                .sum();
        int work = phases.stream().mapToInt(phase -> phase.tasks().size()).sum();
        return new Makespan(sessions, chain(phases, tasks), (work + agents - 1) / agents);
    }

    /** No order and no layout takes fewer. */
    int lowerBound() {
        return Math.max(chain, share);
    }

    /** Each step carries out at most one task of each of {@code agents} tracks: those opened first go first. */
    static int sessions(Phase phase, Map<TaskId, Task> tasks, int agents) {
        return new PhaseSteps(phase, tasks).count(agents);
    }

    private static int chain(List<Phase> phases, Map<TaskId, Task> tasks) {
        Map<TaskId, Integer> depths = new HashMap<>();
        phases.forEach(phase -> phase.tasks().forEach(id -> measure(id, tasks, depths)));
        return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** With a stack of its own: real plans have chains that are deeper than a thread's stack. */
    private static void measure(TaskId id, Map<TaskId, Task> tasks, Map<TaskId, Integer> depths) {
        Deque<TaskId> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            List<TaskId> needs = tasks.get(open.getLast()).needs();
            List<TaskId> before =
                    needs.stream().filter(need -> !depths.containsKey(need)).toList();
            if (before.isEmpty()) {
                int deepest = needs.stream().mapToInt(depths::get).max().orElse(0);
                depths.put(open.removeLast(), 1 + deepest);
            } else {
                open.addAll(before);
            }
        }
    }
}
