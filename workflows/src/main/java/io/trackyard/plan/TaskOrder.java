package io.trackyard.plan;

import io.trackyard.plan.LayoutRules.Order;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The order in which tasks are taken up: what they need first, else as the rules say. */
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
    static List<Task> of(Plan plan, Order rule) {
        TaskOrder order = new TaskOrder(plan.tasks());
        return order.sorted(order.readyOrder(rule)).stream()
                .map(order.tasks::get)
                .toList();
    }

    private Comparator<Integer> readyOrder(Order rule) {
        Comparator<Integer> equals = Comparator.<Integer>comparingInt(
                        place -> tasks.get(place).priority())
                .thenComparing(Comparator.naturalOrder());
        return switch (rule) {
            case SOURCE -> Comparator.naturalOrder();
            case MOST_BLOCKING -> most(countWaiting(inAnyOrder())).thenComparing(equals);
            case CRITICAL_PATH -> {
                List<Integer> topological = inAnyOrder();
                yield Comparator.<Integer>comparingInt(this::rank)
                        .thenComparing(most(chains(topological)))
                        .thenComparing(most(countWaiting(topological)))
                        .thenComparingInt(place -> tasks.get(place).needs().size())
                        .thenComparing(equals);
            }
        };
    }

    private static Comparator<Integer> most(int[] counts) {
        return Comparator.comparingInt(place -> -counts[place]);
    }

    /** Those that others wait for, those that stand for themselves, those that only wait. */
    private int rank(int place) {
        return !dependants.get(place).isEmpty() ? 0 : tasks.get(place).needs().isEmpty() ? 1 : 2;
    }

    private List<Integer> inAnyOrder() {
        return sorted(Comparator.naturalOrder());
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

    /** How many tasks come one after the other behind each, at most. */
    private int[] chains(List<Integer> topological) {
        int[] lengths = new int[tasks.size()];
        for (int index = topological.size() - 1; index >= 0; index--) {
            int place = topological.get(index);
            for (int dependant : dependants.get(place)) {
                lengths[place] = Math.max(lengths[place], 1 + lengths[dependant]);
            }
        }
        return lengths;
    }
}
