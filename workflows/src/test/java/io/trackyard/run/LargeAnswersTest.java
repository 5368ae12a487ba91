package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.testing.ScriptedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What workflows answer and pass on of phases whose every task has much to say, in a script of three bytes a letter. */
class LargeAnswersTest {
    /** A server refuses 2 MB, and says so from 512 kB on. */
    private static final int FAR_BELOW_THE_LIMIT = 1_000_000;

    private static final int TASKS = 2_000;
    private static final String TITLE = "線路は続くよどこまでも".repeat(5);
    private static final String LONG = "線路は続くよどこまでも".repeat(200);

    @Test
    void thePhaseAndTheRunTellOfTwoThousandLostTasks() {
        PhaseSettings settings = ScriptedRun.flat(TASKS, ScriptedRun.settings(60));
        try (ScriptedRun run = ScriptedRun.of(settings, phase())) {
            run.activities().refuse("openTrack", LONG);
            run.carryOut();

            assertThat(run.outcomes()).hasSize(TASKS).containsValue(TaskState.ABANDONED);
            assertThat(run.task("t1").reason()).startsWith("線路は").endsWith("…");
            assertThat(run.progress().warnings())
                    .anySatisfy(line -> assertThat(line).contains("cut").contains("task.json"));
            assertThat(largest(run.history(1).getEvents())).isLessThan(FAR_BELOW_THE_LIMIT);
            assertThat(largest(run.history().getEvents())).isLessThan(FAR_BELOW_THE_LIMIT);
            assertThat(Sent.bytes(run.progress())).isLessThan(FAR_BELOW_THE_LIMIT);
            assertThat(Sent.bytes(run.progress(1))).isLessThan(FAR_BELOW_THE_LIMIT);
        }
    }

    @Test
    void aPhaseThatAsksOfAllItsTasksHasRoomForEveryQuestion() {
        PhaseTasks tasks = new PhaseTasks(1, phase(), List.of(), List.of(), () -> 0);
        List<OpenQuestion> questions = new ArrayList<>();
        for (TaskStatus task : tasks.all()) {
            tasks.park(task.id(), LONG);
            questions.add(new OpenQuestion(
                    task.id(),
                    OpenQuestion.PHASE_END,
                    task.id(),
                    LONG,
                    List.of("retry", "reassign", "spike", "stop"),
                    0));
        }

        List<OpenQuestion> asked = PayloadRoom.questions(questions);
        List<TaskStatus> told = PayloadRoom.tasks(tasks.all(), PayloadRoom.ALL - PayloadRoom.of(asked));

        assertThat(Sent.bytes(new PhaseProgress(1, told, List.of(), "phase-end", 0, asked, null)))
                .isLessThan(FAR_BELOW_THE_LIMIT);
        assertThat(asked)
                .hasSize(TASKS)
                .allSatisfy(question -> assertThat(question.text()).startsWith("線路は"));
        assertThat(told)
                .hasSize(TASKS)
                .allSatisfy(task -> assertThat(task.reason()).startsWith("線路"));
    }

    /** All on one track, so that one refusal loses all of them. */
    private static PhasePlan phase() {
        List<PlannedTask> tasks = new ArrayList<>();
        for (int number = 1; number <= TASKS; number++) {
            tasks.add(new PlannedTask("t" + number, TITLE, List.of(), 1, 60));
        }
        return new PhasePlan(List.of(new PlannedTrack(1, TITLE, false, tasks)));
    }

    private static int largest(List<HistoryEvent> events) {
        return events.stream().mapToInt(LargeAnswersTest::result).max().orElseThrow();
    }

    private static int result(HistoryEvent event) {
        return event.getWorkflowExecutionCompletedEventAttributes().getResult().getPayloadsList().stream()
                        .mapToInt(Payload::getSerializedSize)
                        .sum()
                + event.getChildWorkflowExecutionCompletedEventAttributes().getResult().getPayloadsList().stream()
                        .mapToInt(Payload::getSerializedSize)
                        .sum();
    }
}
