package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void namesEveryFaultAtOnce() {
        List<Task> tasks = List.of(
                RandomPlans.task("api-model"),
                RandomPlans.task("api-auth", "api-modle"),
                RandomPlans.task("a", "b"),
                RandomPlans.task("b", "c"),
                RandomPlans.task("c", "a"),
                RandomPlans.task("api-model"));

        List<Problem> faults = faultsOf(tasks);

        assertThat(faults).extracting(Problem::code).containsExactly("duplicate-id", "unknown-need", "cycle");
        assertThat(faults.get(1).remedies()).extracting("effect").containsExactly("did you mean \"api-model\"?");
        assertThat(faults.get(2).what()).isEqualTo("these need each other: a → b → c → a");
    }

    @Test
    void seesATaskThatNeedsItself() {
        assertThat(faultsOf(List.of(RandomPlans.task("a", "a"))))
                .extracting(Problem::what)
                .containsExactly("these need each other: a → a");
    }

    @Test
    void findsACycleWhereverItIsHidden() {
        for (long seed = 0; seed < 40; seed++) {
            List<Task> tasks = new ArrayList<>(new RandomPlans(seed).tasks(40, 3));
            Random random = new Random(seed);
            String first = "X" + random.nextInt(100);
            tasks.add(RandomPlans.task(first, "Y1"));
            tasks.add(RandomPlans.task("Y1", "T3", "Y2"));
            tasks.add(RandomPlans.task("Y2", first));
            Collections.shuffle(tasks, random);

            assertThat(faultsOf(tasks))
                    .as("seed %d", seed)
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.what()).contains(first, "Y1", "Y2"));
        }
    }

    @Test
    void followsAChainDeeperThanAStack() {
        List<Task> tasks = new ArrayList<>(List.of(RandomPlans.task("T0")));
        for (int number = 1; number < 20_000; number++) {
            tasks.add(RandomPlans.task("T" + number, "T" + (number - 1)));
        }
        Collections.reverse(tasks);
        TaskList list = new TaskList(tasks, List.of(heldTask("T0")), Set.of());

        assertThat(RandomPlans.plan(tasks).tasks()).hasSize(20_000);
        assertThat(Plan.of(list, UnknownNeed.REFUSE).held()).hasSize(20_000);
    }

    @Test
    void holdsATaskThatNeedsAHeldOneAndAllThatNeedIt() {
        TaskList list = new TaskList(
                List.of(RandomPlans.task("b", "a"), RandomPlans.task("c", "b"), RandomPlans.task("d")),
                List.of(heldTask("a")),
                Set.of());

        Plan plan = Plan.of(list, UnknownNeed.REFUSE);

        assertThat(plan.tasks()).extracting(Task::id).containsExactly(TaskId.of("d"));
        assertThat(plan.held())
                .extracting(held -> held.id().text(), HeldTask::reason)
                .containsExactly(
                        tuple("a", "waits"),
                        tuple("b", "needs a, which is held"),
                        tuple("c", "needs b, which is held"));
    }

    @Test
    void dropsNeedsThatAreSettled() {
        TaskList list = new TaskList(List.of(RandomPlans.task("b", "done")), List.of(), Set.of(TaskId.of("done")));

        assertThat(Plan.of(list, UnknownNeed.REFUSE).tasks().get(0).needs()).isEmpty();
    }

    @Test
    void holdsOrIgnoresAnUnknownNeedWhereTheProfileSaysSo() {
        TaskList list = new TaskList(List.of(RandomPlans.task("b", "gone")), List.of(), Set.of());

        assertThat(Plan.of(list, UnknownNeed.HOLD).held())
                .extracting(HeldTask::reason)
                .containsExactly("needs gone, which is not here");
        Plan ignoring = Plan.of(list, UnknownNeed.IGNORE);
        assertThat(ignoring.tasks()).hasSize(1);
        assertThat(ignoring.warnings()).extracting(Problem::code).containsExactly("unknown-need");
    }

    private static HeldTask heldTask(String id) {
        return new HeldTask(TaskId.of(id), id, "waits");
    }

    private static List<Problem> faultsOf(List<Task> tasks) {
        List<Problem> faults = new ArrayList<>();
        assertThatThrownBy(() -> RandomPlans.plan(tasks))
                .isInstanceOfSatisfying(InvalidPlanException.class, refusal -> faults.addAll(refusal.faults()));
        return faults;
    }
}
