package io.trackyard.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The order in which tasks are taken up: what they need first, then the task on which most others wait, then the more
 * urgent, then the order of the source.
 */
final class TaskOrder {
    private final List<Task> tasks;
    private final Map<TaskId, Integer> places = new HashMap<>();
    private final List<List<Integer>> dependants = new ArrayList<>();

    private TaskOrder(List<Task> tasks) {
        this.tasks = tasks;
        for (int place = 0; place < tasks.size(); place++) {
            places.put(tasks.get(place).id(), place);
            dependants.add(new ArrayList<>());
        }
        for (int place = 0; place < tasks.size(); place++) {
            for (TaskId need : tasks.get(place).needs()) {
                dependants.get(places.get(need)).add(place);
            }
        }
    }

    /** All tasks, each after what it needs. The tasks must be those of a checked plan. */
    static List<Task> of(Plan plan) {
        TaskOrder order = new TaskOrder(plan.tasks());
        List<Integer> topological = order.sorted(Comparator.naturalOrder());
        int[] blocked = order.countWaiting(topological);
        return order
                .sorted(Comparator.<Integer>comparingInt(place -> -blocked[place])
                        .thenComparingInt(place -> order.tasks.get(place).priority())
                        .thenComparing(Comparator.naturalOrder()))
                .stream()
                .map(order.tasks::get)
                .toList();
    }

    private List<Integer> sorted(Comparator<Integer> readyOrder) {
        int[] open = new int[tasks.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>(readyOrder);
        for (int place = 0; place < open.length; place++) {
            open[place] = tasks.get(place).needs().size();
            if (open[place] == 0) {
                ready.add(place);
            }
        }
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(next);
            for (int dependant : dependants.get(next)) {
                if (--open[dependant] == 0) {
                    ready.add(dependant);
                }
            }
        }
        return sorted;
    }

    /** How many tasks wait for each, through others too. */
    private int[] countWaiting(List<Integer> topological) {
        BitSet[] waiting = new BitSet[tasks.size()];
        int[] counts = new int[tasks.size()];
        for (int index = topological.size() - 1; index >= 0; index--) {
            int place = topological.get(index);
            BitSet all = new BitSet();
            for (int dependant : dependants.get(place)) {
                all.set(dependant);
                all.or(waiting[dependant]);
            }
            waiting[place] = all;
            counts[place] = all.cardinality();
        }
        return counts;
    }
}
