package io.trackyard.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a run took, against what no order of its tasks could have done in less: as the sessions were, without checks,
 * merges and waiting.
 *
 * @param taken from its start to its end, or until it was looked at
 * @param worked the time of all sessions together
 * @param chain the sessions of the longest chain of tasks that need one another
 * @param share all sessions shared out evenly among the agents
 * @param agents how many tracks may be open at once
 */
public record RunLength(Duration taken, Duration worked, Duration chain, Duration share, int agents) {

    /** Measures the tasks of a run. */
    static RunLength of(Duration taken, Collection<TaskReport> tasks, int agents) {
        Duration worked = tasks.stream().map(TaskReport::worked).reduce(Duration.ZERO, Duration::plus);
        return new RunLength(taken, worked, chain(tasks), worked.dividedBy(agents), agents);
    }

    /** No order takes less. */
    public Duration lowerBound() {
        return chain.compareTo(share) >= 0 ? chain : share;
    }

    /** Whether it is a chain of needs that no order could have shortened, and not the number of agents. */
    public boolean isBoundByChain() {
        return chain.compareTo(share) >= 0;
    }

    private static Duration chain(Collection<TaskReport> tasks) {
        Map<String, TaskReport> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(task.id(), task));
        Map<String, Duration> ends = new HashMap<>();
        tasks.forEach(task -> measure(task, byId, ends));
        return ends.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** With a stack of its own: real plans have chains that are deeper than a thread's stack. */
    private static void measure(TaskReport task, Map<String, TaskReport> byId, Map<String, Duration> ends) {
        Deque<TaskReport> open = new ArrayDeque<>(List.of(task));
        while (!open.isEmpty()) {
            TaskReport last = open.getLast();
            List<TaskReport> before = last.needs().stream()
                    .filter(need -> byId.containsKey(need) && !ends.containsKey(need))
                    .map(byId::get)
                    .toList();
            if (before.isEmpty()) {
                Duration start = last.needs().stream()
                        .filter(ends::containsKey)
                        .map(ends::get)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
                ends.put(open.removeLast().id(), start.plus(last.worked()));
            } else {
                open.addAll(before);
            }
        }
    }
}
