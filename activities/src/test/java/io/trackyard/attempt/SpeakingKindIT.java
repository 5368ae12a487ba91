package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.Usage;
import io.trackyard.testing.TaskDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kind of agent that is a command whose lines are read. */
class SpeakingKindIT extends ScriptedAttempt {
    private static final LineFields FIELDS =
            new LineFields("said", "conversation", "status", List.of("done"), null, "in", "out");
    private static final TaskAgent SPEAKER = new TaskAgent("speaker", null);
    private static final TaskAgent OTHER = new TaskAgent("other", null);

    @Test
    void isReadByItsLines() throws Exception {
        draft.kind(kind("speaker", "echo \"$TRACKYARD_CONVERSATION\" >new.txt; " + says("c-1")));
        begin(TaskDraft.of("T1").by(SPEAKER));

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(verdict.ledger().used()).isEqualTo(new Usage(10, 2, null));
        assertThat(worker.files("T1").closingNote()).contains("I wrote it.");
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void isFailedWhereItsLinesSaySo() throws Exception {
        draft.kind(kind("speaker", "echo x >new.txt; echo '{\"status\":\"stuck\",\"said\":\"I cannot.\"}'"));
        begin(TaskDraft.of("T1").by(SPEAKER));

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("the agent came out with stuck: I cannot.");
    }

    @Test
    void goesOnWithAConversationOfItsOwnAndNotWithThatOfAnotherCommand() throws Exception {
        String works = "echo \"$TRACKYARD_TASK $TRACKYARD_CONVERSATION.\" >new.txt; ";
        draft.kind(kind("speaker", works + says("c-1")), kind("other", works + says("o-1")));
        begin(
                TaskDraft.of("T1").by(SPEAKER),
                TaskDraft.of("T2").by(OTHER),
                TaskDraft.of("T3").by(OTHER));
        worker.carryOut(run.task("T1"));

        TaskVerdict second = worker.carryOut(run.task("T2"));
        TaskVerdict third = worker.carryOut(run.task("T3"));

        assertThat(run.scratch().git("show", second.commit() + ":new.txt")).isEqualTo("T2 .");
        assertThat(run.scratch().git("show", third.commit() + ":new.txt")).isEqualTo("T3 o-1.");
    }

    private static String says(String conversation) {
        return "echo '{\"conversation\":\"%s\",\"said\":\"I wrote it.\",\"status\":\"done\",\"in\":10,\"out\":2}'"
                .formatted(conversation);
    }

    private static NamedAgent kind(String name, String command) {
        ClientTerms terms = new ClientTerms(null, null, null, Conversation.TRACK, null);
        AgentSettings settings = new AgentSettings(command, terms, List.of(), name, List.of(), FIELDS);
        return new NamedAgent(name, settings, null, null, false);
    }
}
