package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.trackyard.plan.PlanLayout;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargePhaseTest {
    private static final PhaseSettings BY_CHILDREN = ScriptedRun.flat(0, ScriptedRun.settings(3));

    @ParameterizedTest
    @ValueSource(ints = {PhaseSettings.FLAT_TASKS, 1000})
    void carriesOutSevenHundredReadyTracks(int flatTasks) {
        PhaseSettings settings = ScriptedRun.flat(flatTasks, ScriptedRun.settings(60));
        try (ScriptedRun run = ScriptedRun.of(settings, Plans.phaseOf(700))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(700);
            assertThat(run.activities().brokenRules()).isEmpty();
            long children = run.history(1).getEvents().stream()
                    .filter(event ->
                            event.getEventType() == EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED)
                    .count();
            assertThat(children).isEqualTo(flatTasks < 700 ? 700 : 0);
        }
    }

    /** A server ends a workflow whose history is longer, whatever it is at; this is what Trackyard's own is told. */
    private static final int LONGEST_HISTORY = 250_000;

    @Test
    void aPhaseOfTheMostTracksFitsIntoAHistoryAlsoWhereNothingHappensAtOnce() {
        String[] tracks = new String[40];
        for (int track = 0; track < tracks.length; track++) {
            tracks[track] = "t" + track;
        }
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase(tracks))) {
            for (String track : tracks) {
                // each at its own time, so that nothing is batched
                run.script(track, "resources " + (10 + Math.floorMod(track.hashCode(), 47)) + "m, ok");
            }
            run.carryOut();

            int events = run.history(1).getEvents().size();
            assertThat(events / tracks.length * PlanLayout.MOST_TRACKS).isLessThan(LONGEST_HISTORY);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 10", "1001, 60"})
    void aWorkerHasTimeToGoThroughTheHistoryOfManyTasks(int tasks, int seconds) {
        try (ScriptedRun run = ScriptedRun.of(ScriptedRun.settings(1), Plans.phaseOf(tasks))) {
            run.activities().holdCall("loadPhase 1");
            run.start();
            run.activities().awaitHeld("loadPhase 1");

            assertThat(run.history().getEvents().stream()
                            .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
                            .map(event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes()
                                    .getWorkflowTaskTimeout()
                                    .getSeconds()))
                    .containsExactly((long) seconds);
            run.activities().release("loadPhase 1");
        }
    }

    @Test
    void childrenWaitForNeedsOfOtherTracks() {
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase("a d<b g", "b e<d f<a", "c h<f,g"))) {
            RunResult result = run.carryOut();

            assertThat(result.integrated()).isEqualTo(8);
            assertThat(run.activities().brokenRules()).isEmpty();
            assertThat(run.activities().calls("loadPhase")).hasSize(1);
        }
    }

    @Test
    void childrenHandConflictsAndRedGatesBackToTheirAgents() {
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase("a b<a", "c*1"))
                .script("a", "fail, conflict, red, ok")
                .script("c", "fail")) {
            run.carryOut();

            assertThat(run.task("a").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("a").attempts()).isEqualTo(3);
            assertThat(run.task("b").state()).isEqualTo(TaskState.INTEGRATED);
            assertThat(run.task("c").state()).isEqualTo(TaskState.ABANDONED);
        }
    }

    @Test
    void aQuotaThatOneChildMeetsHoldsTheOthers() {
        try (ScriptedRun run = ScriptedRun.of(BY_CHILDREN, Plans.phase("a", "b c", "d"))
                .script("a", "hold, quota 1h, ok")
                .script("b", "hold, ok")
                .script("d", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.activities().awaitHeld("b");
            run.activities().awaitHeld("d");
            run.activities().release("a");
            await().until(() -> "quota".equals(run.progress(1).waitingFor()));
            run.activities().release("b");
            await().until(() -> run.activities().integrated().contains("b"));

            // its track goes on at once unless it was told; d, which holds, keeps the quota from being skipped
            await().during(Duration.ofMillis(300))
                    .until(() -> run.activities().calls("carryOutTask c").isEmpty());
            run.activities().release("d");
            assertThat(run.result().integrated()).isEqualTo(4);
        }
    }

    @Test
    void aDrainedPhaseLeavesWhatItsChildrenWereGivenToThem() {
        try (ScriptedRun run =
                ScriptedRun.of(BY_CHILDREN, Plans.phase("a b c", "d")).script("b", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("b");
            run.workflow().drain(ScriptedRun.command("1"));
            run.awaitState(RunState.DRAINING);
            run.activities().release("b");
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.INTEGRATED)
                    .containsEntry("b", TaskState.INTEGRATED)
                    .containsEntry("c", TaskState.CANCELLED)
                    .containsEntry("d", TaskState.INTEGRATED);
        }
    }

    @Test
    void aChildThatWasCancelledByItselfTakesOnlyItsTasksAlong() {
        try (ScriptedRun run =
                ScriptedRun.of(BY_CHILDREN, Plans.phase("a b", "c")).script("a", "hold, ok")) {
            run.start();
            run.activities().awaitHeld("a");
            run.environment()
                    .getWorkflowClient()
                    .newUntypedWorkflowStub("trackyard/repository/bright-heron/phase-1/track-1")
                    .cancel();
            run.result();

            assertThat(run.outcomes())
                    .containsEntry("a", TaskState.CANCELLED)
                    .containsEntry("b", TaskState.CANCELLED)
                    .containsEntry("c", TaskState.INTEGRATED);
        }
    }
}
