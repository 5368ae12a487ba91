package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a session is told of those beside it. */
class OtherTasksIT extends ScriptedAttempt {
    private static final String HEADING = "## What other tracks work on at the moment";

    @Test
    void areThoseThatRunAtItsStart() throws Exception {
        draft.track(TaskDraft.of("T1").titled("Export as CSV").touching("export/**"));
        draft.track(TaskDraft.of("T2").touching("import/**"));
        beginAsDrafted();
        agent.writes("export/a.txt", "a\n").waitsFor("word").endsWell();
        CompletableFuture<TaskVerdict> first = worker.inBackground(run.task("T1"));
        await().until(() -> agent.starts().size() == 1);
        assertThat(agent.prompt()).doesNotContain(HEADING);
        ScriptedAgent second = ScriptedAgent.in(directory.resolve("agent"));
        second.writes("import/b.txt", "b\n").endsWell();

        worker.carryOut(run.task("T2"));

        assertThat(second.prompt()).contains(HEADING + "\n\n- Export as CSV (`export/**`)\n");
        agent.receives("word");
        assertThat(first.get().checked()).isFalse();
    }
}
