package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.LaterAgent;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.NamedAgent;
import io.trackyard.testing.TaskDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts that another agent carries out, since the one before it failed. */
class LaterAgentIT extends ScriptedAttempt {
    private static final LineFields LINES = new LineFields("said", "conversation", null, List.of(), null, null, null);

    @Test
    void takesOverFromTheOneThatFailed() throws Exception {
        draft.later(from(2, "sh -c 'cat >prompt.txt; echo other >>new.txt'", "other"));
        begin(TaskDraft.of("T1").checkedBy("grep -q other new.txt"));
        agent.writes("new.txt", "usual\n").endsWell();

        TaskRequest second = worker.afterFailure(run.task("T1"));
        TaskVerdict verdict = worker.carryOut(second);

        assertThat(agent.starts()).hasSize(1);
        assertThat(run.scratch().git("show", verdict.commit() + ":new.txt"))
                .as("it goes on in the files of the one before")
                .isEqualTo("usual\nother");
        assertThat(run.scratch().git("show", verdict.commit() + ":prompt.txt"))
                .as("it is told the task, and what failed")
                .contains("T1", "grep -q other new.txt");
        assertThat(verdict.ledger().failures()).isEqualTo(1);
    }

    @Test
    void beginsAConversationOfItsOwn() throws Exception {
        String speaks = "echo \"$TRACKYARD_CONVERSATION.\" >>new.txt; echo '{\"conversation\":\"%s\",\"said\":\"x\"}'";
        draft.later(from(2, speaks.formatted("second"), "other"));
        draft.kind(usual(speaks.formatted("first")));
        begin(TaskDraft.of("T1").checkedBy("test $(wc -l <new.txt) = 2"));

        TaskRequest second = worker.afterFailure(run.task("T1"));
        TaskVerdict verdict = worker.carryOut(second);

        assertThat(run.scratch().git("show", verdict.commit() + ":new.txt")).isEqualTo(".\n.");
    }

    @Test
    void isNobodyToATaskThatAPersonGaveToAnother() throws Exception {
        draft.later(from(2, "echo later >new.txt", "other"));
        begin(TaskDraft.of("T1").by(new TaskAgent("echo mine >new.txt; test $TRACKYARD_ATTEMPT = 2", null)));

        TaskRequest second = worker.afterFailure(run.task("T1"));
        TaskVerdict verdict = worker.carryOut(second);

        assertThat(run.scratch().git("show", verdict.commit() + ":new.txt")).isEqualTo("mine");
    }

    @Test
    void meetsTheQuotaOfItsOwnAccount() throws Exception {
        draft.later(from(2, "exit 75", "other"));
        begin(TaskDraft.of("T1").checkedBy("false"));
        agent.writes("new.txt", "usual\n").endsWell();

        TaskRequest second = worker.afterFailure(run.task("T1"));
        Interruption interruption = Worker.interruption(worker.failure(second));

        assertThat(interruption.cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(interruption.account()).isEqualTo("other");
    }

    private static LaterAgent from(int attempt, String command, String account) {
        return new LaterAgent(attempt, named("other", command, account, false));
    }

    private static NamedAgent usual(String command) {
        return named("usual", command, "usual", true);
    }

    private static NamedAgent named(String name, String command, String account, boolean usual) {
        ClientTerms terms = new ClientTerms(null, null, null, Conversation.TASK, null);
        List<EndRule> ends = List.of(EndRule.ofExit(75, EndRule.Meaning.QUOTA));
        AgentSettings settings = new AgentSettings(command, terms, List.of(), account, ends, LINES);
        return new NamedAgent(name, settings, null, null, usual);
    }
}
