package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.NewCommand;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.policy.NewTasks;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunBoundaryTest {
    @Test
    void theSourceIsReadAgainBehindEveryPhase() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ADD, Plans.phase("a"), Plans.phase("b"))) {
            run.carryOut();

            assertThat(run.activities().calls("readAgain")).containsExactly("readAgain 1 ADD []", "readAgain 2 ADD []");
        }
    }

    @Test
    void whatIsNewIsCarriedOutAndWhatIsGoneIsNot() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ADD, Plans.phase("a"), Plans.phase("b"))) {
            run.activities()
                    .renew(
                            new PlanRenewed("new-plan", List.of(3), 2, List.of(), "c is new, b is closed"),
                            Map.of(3, Plans.phase("c")));
            run.activities().renew(new PlanRenewed("new-plan", List.of(), 2, List.of(), ""), Map.of());
            run.carryOut();

            assertThat(run.outcomes()).containsOnlyKeys("a", "c");
            assertThat(run.progress().tasks()).isEqualTo(2);
        }
    }

    @Test
    void aPersonCanBeAskedAboutWhatIsNew() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ASK, Plans.phase("a"))) {
            run.activities().renew(new PlanRenewed("4b825dc", List.of(), 1, List.of("c"), ""), Map.of());
            run.activities()
                    .renew(new PlanRenewed("new-plan", List.of(2), 2, List.of(), ""), Map.of(2, Plans.phase("c")));
            run.start();
            run.awaitQuestion("new-tasks");
            assertThat(run.progress().waitingFor()).isEqualTo("new-tasks");
            run.workflow().answer(ScriptedRun.answer("new-tasks", "add"));

            assertThat(run.result().integrated()).isEqualTo(2);
        }
    }

    @Test
    void whatWasDeclinedIsNotAskedAboutAgain() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ASK, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().renew(new PlanRenewed("4b825dc", List.of(2), 2, List.of("c"), ""), Map.of());
            run.start();
            run.awaitQuestion("new-tasks");
            run.workflow().answer(ScriptedRun.answer("new-tasks", "ignore"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("readAgain")).last().isEqualTo("readAgain 2 ASK [c]");
        }
    }

    @Test
    void aRunThatIsDrainedWhileItAsksEnds() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ASK, Plans.phase("a"), Plans.phase("b"))) {
            run.activities().renew(new PlanRenewed("4b825dc", List.of(2), 2, List.of("c"), ""), Map.of());
            run.start();
            run.awaitQuestion("new-tasks");
            run.workflow().drain(ScriptedRun.command("drain"));
            run.result();

            assertThat(run.outcomes()).containsEntry("a", TaskState.INTEGRATED).containsEntry("b", TaskState.CANCELLED);
        }
    }

    @Test
    void commandsThatCameWithTheSourceAreRunOnceAPersonHasSeenThem() {
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ADD, Plans.phase("a"))) {
            run.activities().renew(bringing(List.of(new NewCommand("c", "make c"))), Map.of());
            run.activities()
                    .renew(new PlanRenewed("new-plan", List.of(2), 2, List.of(), ""), Map.of(2, Plans.phase("c")));
            run.start();
            run.awaitQuestion("new-commands");
            run.awaitState(RunState.WAITING);
            assertThat(run.progress().questions().get(0).text()).isEqualTo("c: make c");
            run.workflow().answer(ScriptedRun.answer("new-commands", "accept"));

            assertThat(run.result().integrated()).isEqualTo(2);
            assertThat(run.activities().calls("readAgain"))
                    .containsExactly("readAgain 1 ADD []", "readAgain 1 ADD [] +make c", "readAgain 2 ADD [] +make c");
        }
    }

    @Test
    void commandsThatAreRefusedAreNotAskedAboutAgain() {
        List<NewCommand> many = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> new NewCommand("c", "make " + number))
                .toList();
        try (ScriptedRun run = ScriptedRun.reading(NewTasks.ADD, Plans.phase("a"))) {
            run.activities().renew(bringing(many), Map.of());
            run.activities().renew(bringing(many.subList(20, 25)), Map.of());
            run.start();
            run.awaitQuestion("new-commands");
            assertThat(run.progress().questions().get(0).text().lines()).hasSize(20);
            run.workflow().answer(ScriptedRun.answer("new-commands", "refuse"));
            await().until(() -> run.progress().questions().stream()
                    .anyMatch(question -> question.text().lines().count() == 5));
            run.workflow()
                    .answer(new Answer(RunInput.SCHEMA, ScriptedRun.command("again"), "new-commands", "refuse", ""));

            assertThat(run.result().integrated()).isEqualTo(1);
            assertThat(run.activities().calls("readAgain")).last().asString().endsWith("-make 25");
        }
    }

    private static PlanRenewed bringing(List<NewCommand> commands) {
        return new PlanRenewed("4b825dc", List.of(), 1, List.of(), commands, "");
    }
}
