package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Set<TaskId> open = new HashSet<>(phase.tasks());
        int[] next = new int[phase.tracks().size()];
        int steps = 0;
        while (!open.isEmpty()) {
            Set<TaskId> step = new HashSet<>();
            for (int place = 0; place < next.length && step.size() < agents; place++) {
                Track track = phase.tracks().get(place);
                if (next[place] == track.tasks().size() || (track.exclusive() && !step.isEmpty())) {
                    continue;
                }
                TaskId candidate = track.tasks().get(next[place]);
                if (tasks.get(candidate).needs().stream().noneMatch(open::contains)) {
                    step.add(candidate);
                    next[place]++;
                    if (track.exclusive()) {
                        break;
                    }
                }
            }
            if (step.isEmpty()) {
                throw new IllegalArgumentException("the tracks of phase " + phase.number() + " wait for one another");
            }
            open.removeAll(step);
            steps++;
        }
        return steps;
    }

    /** Repeated until nothing changes, since tracks of one phase may need one another in any order. */
    private static int chain(List<Phase> phases, Map<TaskId, Task> tasks) {
        Map<TaskId, Integer> depths = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Phase phase : phases) {
                for (TaskId id : phase.tasks()) {
                    int depth = 1
                            + tasks.get(id).needs().stream()
                                    .mapToInt(need -> depths.getOrDefault(need, 0))
                                    .max()
                                    .orElse(0);
                    changed |= !Integer.valueOf(depth).equals(depths.put(id, depth));
                }
            }
        }
        return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
