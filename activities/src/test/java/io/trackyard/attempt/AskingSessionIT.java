package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.AnsweredQuestion;
import io.trackyard.activity.Errand;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Question;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RequestDraft;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that has asked a person: what becomes of it, and how its task goes on. */
@InPidNamespace
class AskingSessionIT extends ScriptedAttempt {
    private static final Question QUESTION =
            new Question(Question.Kind.DECISION, "Left or right?", List.of("left", "right"));

    @BeforeEach
    void beginWithAnHour() {
        begin(TaskDraft.of("T1").within(3_600));
    }

    @Test
    void endsAtNoAttemptAndIsGoneOnWithInTheSameFilesAndWithTheAnswer() throws Exception {
        agent.writes("half.txt", "half\n").runs(asking()).endsWell();

        Interruption told = Worker.interruption(worker.failure(run.task("T1")));

        assertThat(told.cause()).isEqualTo(Interruption.Cause.QUESTION);
        assertThat(told.question()).isEqualTo(QUESTION);
        assertThat(told.ledger()).isEqualTo(AttemptLedger.none());
        assertThat(worker.sessions.find(worker.files("T1").directory())).isEmpty();

        ScriptedAgent.in(directory.resolve("agent"))
                .runs("test -f half.txt && mv half.txt whole.txt")
                .endsWell();
        TaskVerdict verdict = worker.carryOut(answered(told));

        assertThat(run.scratch().git("show", verdict.commit() + ":whole.txt")).isEqualTo("half");
        assertThat(agent.prompt())
                .contains("## What you asked a person, answered\n\nLeft or right?\n\nThe answer: left, please");
        assertThat(agent.starts()).hasSize(2);
    }

    @Test
    void isEndedWhereItGoesOnAlthoughItAsked() throws Exception {
        agent.runs(asking()).writes("asked.txt", "").waitsFor("never");
        CompletableFuture<TaskVerdict> running = worker.inBackground(run.task("T1"));
        worker.awaitFile("asked.txt");

        worker.pulse.meanwhile(() -> worker.time.advance(Duration.ofSeconds(5)));

        Throwable failure = catchThrowable(running::get);
        assertThat(failure).hasCauseInstanceOf(ApplicationFailure.class);
        assertThat(Worker.interruption((ApplicationFailure) failure.getCause()).question())
                .isEqualTo(QUESTION);
        assertThat(worker.files("T1").read().ledger().failures()).isZero();
    }

    /** What the voice of a session leaves in its directory. */
    private String asking() {
        Path session = worker.files("T1").directory().file("sessions").resolve("1");
        return "printf '%s' '{\"kind\":\"decision\",\"text\":\"Left or right?\",\"choices\":[\"left\",\"right\"]}' >"
                + session.resolve("question.json");
    }

    private TaskRequest answered(Interruption told) {
        return RequestDraft.of(run.task("T1", told.ledger(), Errand.WORK))
                .answered(new AnsweredQuestion(QUESTION.text(), "left, please"))
                .build();
    }
}
