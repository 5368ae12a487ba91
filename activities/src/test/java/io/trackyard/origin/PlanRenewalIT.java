package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.RunAddress;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.NewTasks;
import io.trackyard.reading.RunSource;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRenewalIT {
    private static final String TASKS = """
            tasks:
              - {id: a, title: Do a, prompt: Please do a., scope: a}
              - {id: b, title: Do b, prompt: Please do b., scope: b}
            """;

    @TempDir
    private Path directory;

    private ScratchRun run;

    @BeforeEach
    void begin() {
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .track(TaskDraft.of("a").touching("a"))
                        .track(TaskDraft.of("b").touching("b")));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void addsWhatIsNewBehindThePhaseThatIsOver() {
        source(TASKS + "  - {id: c, needs: a, title: Do c}\n");

        PlanRenewed renewed = renew(NewTasks.ADD, "a", "b");

        assertThat(renewed.phases()).containsExactly(2);
        assertThat(renewed.tasks()).isEqualTo(3);
        FrozenPlan plan = read(renewed);
        assertThat(plan.phases().get(1).tasks()).containsExactly(TaskId.of("c"));
        assertThat(plan.phases().get(0)).isEqualTo(run.open().plan().phases().get(0));
    }

    @Test
    void asksAboutWhatIsNewAndLeavesItOutMeanwhile() {
        source(TASKS + "  - {id: c, title: Do c}\n");

        PlanRenewed renewed = renew(NewTasks.ASK, "a", "b");

        assertThat(renewed.undecided()).containsExactly("c");
        assertThat(renewed.phases()).isEmpty();
        assertThat(renewed.plan()).isEqualTo(run.address().plan());
    }

    @Test
    void dropsWhatTheSourceNoLongerHolds() {
        source(TASKS.lines().limit(2).reduce("", (text, line) -> text + line + "\n"));

        PlanRenewed renewed = renewBehind(0, NewTasks.ASK);

        assertThat(renewed.phases()).containsExactly(1);
        assertThat(read(renewed).tasks()).extracting(Task::id).containsExactly(TaskId.of("a"));
        assertThat(renewed.note()).contains("1 gone");
    }

    @Test
    void takesAnEditedTaskAsItIsNow() {
        source(TASKS.replace("Please do b.", "Please do b well."));

        PlanRenewed renewed = renewBehind(0, NewTasks.ASK);

        FrozenPlan plan = read(renewed);
        assertThat(plan.phases()).extracting(Phase::number).containsExactly(1);
        assertThat(plan.tasks())
                .filteredOn(task -> task.id().equals(TaskId.of("b")))
                .extracting(Task::prompt)
                .containsExactly("Please do b well.");
    }

    @Test
    void goesOnWithThePlanAsItWasWhereTheSourceIsBrokenOrGone() {
        source("tasks: [");
        PlanRenewed broken = renew(NewTasks.ADD, "a");
        run.scratch().git("clean", "-fdq");
        PlanRenewed gone = renew(NewTasks.ADD, "a");

        assertThat(broken.plan()).isEqualTo(run.address().plan());
        assertThat(broken.note()).contains("trackyard.yaml");
        assertThat(gone.plan()).isEqualTo(run.address().plan());
    }

    @Test
    void doneAgainItFindsTheVersionItMade() {
        source(TASKS + "  - {id: c, title: Do c}\n");

        assertThat(renew(NewTasks.ADD, "a", "b")).isEqualTo(renew(NewTasks.ADD, "a", "b"));
    }

    private void source(String text) {
        run.scratch().write("trackyard.yaml", text);
    }

    private PlanRenewed renew(NewTasks newTasks, String... ended) {
        return renewBehind(1, newTasks, ended);
    }

    private PlanRenewed renewBehind(int phase, NewTasks newTasks, String... ended) {
        return new PlanRenewal(
                        run.open(), new RunSource(time -> {}, run.scratch().time(), Map.of()))
                .renew(new ReadAgain(1, run.address(), phase, List.of(ended), newTasks, List.of()));
    }

    private FrozenPlan read(PlanRenewed renewed) {
        return run.runs()
                .open(new RunAddress(
                        run.address().path(),
                        run.address().repository(),
                        run.address().run(),
                        renewed.plan()))
                .plan();
    }
}
