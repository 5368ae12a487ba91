package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskOrderTest {

    @Test
    void takesTheTaskFirstOnWhichMostOthersWaitThroughOthersToo() {
        assertThat(orderOf(
                        RandomPlans.task("lone"),
                        RandomPlans.task("two"),
                        RandomPlans.task("after-two", "two"),
                        RandomPlans.task("root"),
                        RandomPlans.task("middle", "root"),
                        RandomPlans.task("leaf", "middle")))
                .containsExactly("root", "two", "middle", "lone", "after-two", "leaf");
    }

    @Test
    void takesTheMoreUrgentOfEqualsAndThenTheEarlier() {
        assertThat(orderOf(urgency("late", 2), urgency("first", 2), urgency("urgent", 0)))
                .containsExactly("urgent", "late", "first");
    }

    @Test
    void putsEachTaskBehindWhatItNeeds() {
        for (long seed = 0; seed < 40; seed++) {
            List<TaskId> done = new ArrayList<>();
            for (Task task : TaskOrder.of(RandomPlans.plan(new RandomPlans(seed).tasks(80, 4)))) {
                assertThat(done).as("seed %d", seed).containsAll(task.needs());
                done.add(task.id());
            }
        }
    }

    private static Task urgency(String id, int priority) {
        return RandomPlans.task(id, priority, new Scope.Unknown(), List.of());
    }

    private static List<String> orderOf(Task... tasks) {
        return TaskOrder.of(RandomPlans.plan(List.of(tasks))).stream()
                .map(task -> task.id().text())
                .toList();
    }
}
