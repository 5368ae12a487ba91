package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.NewCommand;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.RunAddress;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Check;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.NewTasks;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.TaskFiles;
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
    private List<String> accepted = List.of();
    private List<String> refused = List.of();

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

    /** Carried out as if all were well, it would build on what is not there. */
    @Test
    void keepsWhatNeedsALostTaskSoThatItIsSkipped() {
        run.close();
        run = ScratchRun.in(
                directory.resolve("other"),
                new RunDraft()
                        .track(
                                TaskDraft.of("a").touching("a"),
                                TaskDraft.of("b").needing("a"),
                                TaskDraft.of("c").needing("b")));
        source(TASKS.replace("title: Do b", "needs: a, title: Do b") + "  - {id: c, needs: b, title: Do c}\n");

        PlanRenewed renewed = new PlanRenewal(
                        run.open(), new RunSource(time -> {}, run.scratch().time(), Map.of()))
                .renew(new ReadAgain(
                        1,
                        run.address(),
                        0,
                        List.of("a"),
                        List.of("a"),
                        NewTasks.ASK,
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(read(renewed).tasks())
                .filteredOn(task -> !task.id().text().equals("a"))
                .extracting(task -> task.needs().toString())
                .containsExactly("[a]", "[b]");
    }

    /** Else the session of a later phase is told nothing of the tasks it needs, whose work it goes on from. */
    @Test
    void remembersWhatATaskNeededThatHasComeIn() {
        run.close();
        run = ScratchRun.in(
                directory.resolve("other"),
                new RunDraft()
                        .track(TaskDraft.of("a").touching("a"))
                        .track(TaskDraft.of("b").touching("b").needing("a")));
        String tasks = TASKS.replace("scope: b", "scope: b, needs: a");
        source(tasks + "  - {id: c, title: Do c, needs: b}\n");

        PlanRenewed renewed = renewBehind(1, NewTasks.ADD, "a");

        assertThat(read(renewed).tasks())
                .extracting(task -> task.id() + " " + task.needs())
                .contains("b [a]", "c [b]");
        assertThat(read(renewed).phases().get(2).tasks()).containsExactly(TaskId.of("c"));
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
    void aKnownTaskWithACommandThatNobodyAgreedToStaysAsItWasUntilSomebodyDoes() {
        source(TASKS.replace("Please do b.", "Please do b well.").replace("scope: b", "scope: b, verify: make b"));

        PlanRenewed asking = renewBehind(0, NewTasks.ASK);
        refused = List.of("make b");
        PlanRenewed without = renewBehind(0, NewTasks.ASK);
        refused = List.of();
        accepted = List.of("make b");
        PlanRenewed with = renewBehind(0, NewTasks.ASK);

        assertThat(asking.commands()).containsExactly(new NewCommand("b", "make b"));
        assertThat(asked(asking)).containsExactly("Please do b. []");
        assertThat(without.commands()).isEmpty();
        assertThat(asked(without)).containsExactly("Please do b. []");
        assertThat(with.commands()).isEmpty();
        assertThat(asked(with)).containsExactly("Please do b well. [make b]");
    }

    private List<String> asked(PlanRenewed renewed) {
        return read(renewed).tasks().stream()
                .filter(task -> task.id().equals(TaskId.of("b")))
                .map(task -> task.prompt() + " "
                        + task.checks().stream().map(Check::command).toList())
                .toList();
    }

    @Test
    void aNewTaskWithSuchACommandStaysOutWithTheNewOnesThatNeedIt() {
        source(TASKS
                + "  - {id: c, title: Do c, verify: make c}\n"
                + "  - {id: d, title: Do d, needs: c}\n"
                + "  - {id: e, title: Do e, agent: ./mine, setup: npm ci}\n"
                + "  - {id: f, title: Do f}\n"
                + "  - {id: g, title: Do g, verify: {command: make c, environment: {PATH: mine}}}\n");

        PlanRenewed asking = renew(NewTasks.ADD, "a", "b");
        accepted = List.of("make c");
        PlanRenewed with = renew(NewTasks.ADD, "a", "b");

        assertThat(asking.commands())
                .containsExactly(
                        new NewCommand("c", "make c"),
                        new NewCommand("e", "npm ci"),
                        new NewCommand("e", "./mine"),
                        new NewCommand("g", "make c, with PATH=mine"));
        assertThat(read(asking).phases().get(1).tasks()).containsExactly(TaskId.of("f"));
        assertThat(asking.note()).contains("1 new");
        assertThat(with.commands()).hasSize(3);
        assertThat(read(with).tasks())
                .extracting(task -> task.id().text())
                .contains("c", "d", "f")
                .doesNotContain("e", "g");
    }

    @Test
    void scopesThatGrewAreInTheNextVersion() {
        source(TASKS);
        new TaskFiles(run.open().directory().task("a"))
                .write(new TaskFiles(run.open().directory().task("a"))
                        .read()
                        .verified(
                                "1",
                                new TaskVerdict(
                                        run.tip().hex(),
                                        true,
                                        AttemptLedger.none(),
                                        "",
                                        List.of("other.txt"),
                                        List.of())));

        PlanRenewed renewed = renew(NewTasks.ASK, "a", "b");

        assertThat(read(renewed).tasks())
                .extracting(task -> task.scope())
                .containsExactly(Scope.declared("a", "other.txt"), Scope.declared("b"));
        assertThat(renew(NewTasks.ASK, "a", "b")).isEqualTo(renewed);
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
                .renew(new ReadAgain(
                        1, run.address(), phase, List.of(ended), List.of(), newTasks, List.of(), accepted, refused));
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
