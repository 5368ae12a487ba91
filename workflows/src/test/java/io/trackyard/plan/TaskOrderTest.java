package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskOrderTest {
    private static final Task[] MIXED = {
        RandomPlans.task("lone"),
        RandomPlans.task("two"),
        RandomPlans.task("after-two", "two"),
        RandomPlans.task("root"),
        RandomPlans.task("middle", "root"),
        RandomPlans.task("leaf", "middle")
    };

    @Test
    void takesTheTaskFirstOnWhichMostOthersWaitThroughOthersToo() {
        assertThat(orderOf(Order.MOST_BLOCKING, MIXED))
                .containsExactly("root", "two", "middle", "lone", "after-two", "leaf");
        assertThat(orderOf(
                        Order.MOST_BLOCKING,
                        RandomPlans.task("long"),
                        RandomPlans.task("next", "long"),
                        RandomPlans.task("last", "next"),
                        RandomPlans.task("wide"),
                        RandomPlans.task("a", "wide"),
                        RandomPlans.task("b", "wide"),
                        RandomPlans.task("c", "wide")))
                .startsWith("wide", "long");
    }

    @Test
    void takesTheLongestChainFirstAndWhatWaitsForMostLast() {
        assertThat(orderOf(
                        Order.CRITICAL_PATH,
                        RandomPlans.task("join", "wide", "long", "lone"),
                        RandomPlans.task("waits", "wide"),
                        RandomPlans.task("alone"),
                        RandomPlans.task("lone"),
                        RandomPlans.task("wide"),
                        RandomPlans.task("long"),
                        RandomPlans.task("middle", "long"),
                        RandomPlans.task("end", "middle")))
                .containsExactly("long", "wide", "lone", "middle", "alone", "waits", "end", "join");
    }

    @Test
    void takesTheOrderOfTheSourceWhereThatIsWanted() {
        assertThat(orderOf(Order.SOURCE, MIXED)).containsExactly("lone", "two", "after-two", "root", "middle", "leaf");
        assertThat(orderOf(Order.SOURCE, RandomPlans.task("early", "late"), RandomPlans.task("late")))
                .containsExactly("late", "early");
        assertThat(orderOf(Order.SOURCE, urgency("late", 2), urgency("urgent", 0)))
                .containsExactly("late", "urgent");
    }

    @ParameterizedTest
    @EnumSource(
            value = Order.class,
            names = {"MOST_BLOCKING", "CRITICAL_PATH"})
    void takesTheMoreUrgentOfEqualsAndThenTheEarlier(Order order) {
        assertThat(orderOf(order, urgency("late", 2), urgency("first", 2), urgency("urgent", 0)))
                .containsExactly("urgent", "late", "first");
    }

    /** By an oracle that knows nothing of queues and sets of bits: of what is ready it always takes the first. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void takesWhatTheOrderPutsFirstOfAllThatIsReady(Order order) {
        for (long seed = 0; seed < 40; seed++) {
            List<Task> tasks =
                    RandomPlans.plan(new RandomPlans(seed).tasks(60, 3)).tasks();
            Comparator<Task> first = first(order, new Oracle(tasks));
            Set<TaskId> done = new HashSet<>();
            List<TaskId> expected = new ArrayList<>();
            while (expected.size() < tasks.size()) {
                Task next = tasks.stream()
                        .filter(task -> !done.contains(task.id()) && done.containsAll(task.needs()))
                        .min(first.thenComparing(tasks::indexOf))
                        .orElseThrow();
                done.add(next.id());
                expected.add(next.id());
            }

            assertThat(TaskOrder.of(RandomPlans.plan(tasks), order))
                    .as("seed %d", seed)
                    .extracting(Task::id)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static Comparator<Task> first(Order order, Oracle oracle) {
        Comparator<Task> mostBlocking =
                Comparator.comparing(task -> -oracle.behind(task).size());
        return switch (order) {
            case SOURCE -> (one, other) -> 0;
            case MOST_BLOCKING -> mostBlocking.thenComparing(Task::priority);
            case CRITICAL_PATH ->
                Comparator.<Task, Boolean>comparing(task -> oracle.behind(task).isEmpty())
                        .thenComparing(task ->
                                oracle.behind(task).isEmpty() && !task.needs().isEmpty())
                        .thenComparing(task -> -oracle.chain(task))
                        .thenComparing(mostBlocking)
                        .thenComparing(task -> task.needs().size())
                        .thenComparing(Task::priority);
        };
    }

    private record Oracle(List<Task> tasks, Map<TaskId, Set<TaskId>> behind, Map<TaskId, Integer> chains) {
        Oracle(List<Task> tasks) {
            this(tasks, new HashMap<>(), new HashMap<>());
        }

        private List<Task> waiting(Task task) {
            return tasks.stream()
                    .filter(other -> other.needs().contains(task.id()))
                    .toList();
        }

        Set<TaskId> behind(Task task) {
            Set<TaskId> known = behind.get(task.id());
            if (known == null) {
                known = waiting(task).stream()
                        .flatMap(other -> {
                            Set<TaskId> all = new HashSet<>(behind(other));
                            all.add(other.id());
                            return all.stream();
                        })
                        .collect(Collectors.toSet());
                behind.put(task.id(), known);
            }
            return known;
        }

        int chain(Task task) {
            Integer known = chains.get(task.id());
            if (known == null) {
                known = waiting(task).stream()
                        .mapToInt(other -> 1 + chain(other))
                        .max()
                        .orElse(0);
                chains.put(task.id(), known);
            }
            return known;
        }
    }

    private static Task urgency(String id, int priority) {
        return RandomPlans.task(id, priority, new Scope.Unknown(), List.of());
    }

    private static List<String> orderOf(Order order, Task... tasks) {
        return TaskOrder.of(RandomPlans.plan(List.of(tasks)), order).stream()
                .map(task -> task.id().text())
                .toList();
    }
}
