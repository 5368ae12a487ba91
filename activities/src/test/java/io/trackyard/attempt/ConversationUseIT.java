package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.Usage;
import io.trackyard.process.Fence;
import io.trackyard.session.Session;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What is counted of sessions whose client tells the sum of their conversation alone. Each of them uses 1000 tokens, and has a
 * new conversation unless it is told to go on with one.
 */
class ConversationUseIT extends ScriptedAttempt {
    private static final Usage ONE = new Usage(1_000, 50, null);
    private static final Usage TWO = new Usage(2_000, 100, null);

    @Test
    void attemptsInOneConversationAreCountedEachForItself() throws Exception {
        draft.speaking(Client.CODEX);
        begin(TaskDraft.of("T1").checkedBy("grep -q 2 work.txt"));
        uses();
        tells();

        TaskVerdict verdict = worker.carryOut(worker.afterFailure(run.task("T1")));

        assertThat(verdict.ledger().failures()).isEqualTo(1);
        assertThat(verdict.ledger().used()).isEqualTo(TWO);
        assertThat(conversations()).isEqualTo("1\n1\n");
    }

    @Test
    void oneThatBeganAnewIsCountedFromItsBeginning() throws Exception {
        draft.speaking(Client.CODEX).conversing(Conversation.ATTEMPT);
        begin(TaskDraft.of("T1").checkedBy("grep -q 2 work.txt"));
        uses();
        tells();

        TaskVerdict verdict = worker.carryOut(worker.afterFailure(run.task("T1")));

        assertThat(verdict.ledger().used()).isEqualTo(TWO);
        assertThat(conversations()).isEqualTo("1\n2\n");
    }

    @Test
    void whatASessionUsedThatDiedIsCountedWithTheNextOfItsConversation() throws Exception {
        draft.speaking(Client.CODEX);
        begin(TaskDraft.of("T1"));
        uses();
        agent.runs("test $(wc -l <\"$here/starts\") != 1 || kill -9 $$");
        tells();
        ApplicationFailure crash = worker.failure(run.task("T1"));
        Interruption told = Worker.interruption(crash);
        assertThat(told.cause()).isEqualTo(Interruption.Cause.CRASH);
        assertThat(told.ledger().used()).isNull();

        TaskVerdict verdict = worker.carryOut(run.task("T1", told.ledger(), Errand.WORK));

        assertThat(verdict.ledger().used()).isEqualTo(TWO);
        assertThat(conversations()).isEqualTo("1\n1\n");
    }

    @Test
    void isCountedOnceWhereAWorkerDiedBeforeItCouldBookIt() throws Exception {
        draft.speaking(Client.CODEX);
        begin(TaskDraft.of("T1"));
        uses();
        agent.waitsFor("go");
        tells();
        CompletableFuture<TaskVerdict> dead = worker.inBackground(run.task("T1"));
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(dead::get).hasRootCauseMessage("DETACH");
        Session session = worker.sessions.find(worker.files("T1").directory()).orElseThrow();
        run.open().directory().conversationUse("codex", "c-1").ofSession(session.id(), ONE, Fence.open());
        agent.receives("go");

        try (Worker second = new Worker(run)) {
            assertThat(second.carryOut(run.task("T1")).ledger().used()).isEqualTo(ONE);
        }
    }

    /** The track's conversation goes on from task to task, and back to one that has come into conflict. */
    @Test
    void tasksThatShareAConversationAreCountedEachForItself() throws Exception {
        draft.speaking(Client.CODEX).conversing(Conversation.TRACK);
        begin(TaskDraft.of("T1"), TaskDraft.of("T2"));
        uses();
        tells();

        TaskVerdict first = worker.carryOut(run.task("T1"));
        TaskVerdict second = worker.carryOut(run.task("T2"));
        run.advance("work.txt", "theirs\n");
        TaskVerdict again = worker.carryOut(conflicted(first.ledger()));

        assertThat(first.ledger().used()).isEqualTo(ONE);
        assertThat(second.ledger().used()).isEqualTo(ONE);
        assertThat(again.ledger().used()).isEqualTo(TWO);
        assertThat(conversations()).isEqualTo("1\n1\n1\n");
    }

    private TaskRequest conflicted(AttemptLedger before) {
        return run.task("T1", before.conflicted(), Errand.CONFLICT);
    }

    /** Its file holds how often it was started. */
    private void uses() throws IOException {
        agent.runs(
                        "case \"$*\" in *\" resume \"*) c=$(cat \"$here/newest\") ;; *) c=$(wc -l <\"$here/starts\") ;; esac")
                .runs("echo $c >\"$here/newest\"; echo $c >>\"$here/conversations\"; echo x >>\"$here/used-$c\"")
                .runs("printf '{\"type\":\"thread.started\",\"thread_id\":\"c-%s\"}\\n' $c")
                .runs("wc -l <\"$here/starts\" >work.txt")
                .says("{\"type\":\"turn.started\"}");
    }

    private void tells() throws IOException {
        agent.runs("n=$(wc -l <\"$here/used-$c\")")
                .runs("printf '{\"type\":\"turn.completed\",\"usage\":{\"input_tokens\":%s,\"output_tokens\":%s}}\\n'"
                        + " $((n * 1000)) $((n * 50))")
                .endsWell();
    }

    private String conversations() throws IOException {
        return Files.readString(directory.resolve("agent/conversations"));
    }
}
