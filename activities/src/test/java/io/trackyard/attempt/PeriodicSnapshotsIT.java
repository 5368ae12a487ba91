package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.git.RefName;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session has done is on a ref before it ends. */
class PeriodicSnapshotsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    @Test
    void keepsWhatASessionHasDoneWhileItWorks() throws Exception {
        ScriptedAgent agent = ScriptedAgent.in(directory.resolve("agent"))
                .writes("first.txt", "one\n")
                .waitsFor("on")
                .writes("second.txt", "two\n")
                .waitsFor("go")
                .endsWell();
        RunDraft draft = new RunDraft()
                .agent(agent.executable().toString())
                .snapshottingEvery((int) INTERVAL.toSeconds())
                .track(TaskDraft.of("T1"));
        try (ScratchRun run = ScratchRun.in(directory, draft);
                Worker worker = new Worker(run)) {
            CompletableFuture<TaskVerdict> verdict = worker.inBackground(run.task("T1"));

            worker.awaitFile("first.txt");
            awaitSnapshot(worker, run, 1);
            agent.receives("on");
            worker.awaitFile("second.txt");
            awaitSnapshot(worker, run, 2);
            agent.receives("go");
            verdict.get();

            assertThat(run.scratch().git("show", snapshot(run, 1) + ":first.txt"))
                    .isEqualTo("one");
            assertThat(run.scratch().git("show", snapshot(run, 2) + ":second.txt"))
                    .isEqualTo("two");
        }
    }

    private static void awaitSnapshot(Worker worker, ScratchRun run, int number) {
        await().atMost(LIMIT).until(() -> {
            worker.time.advance(INTERVAL);
            return run.open().repository().refs().read(snapshot(run, number)).isPresent();
        });
    }

    private static RefName snapshot(ScratchRun run, int number) {
        return run.open().refs().snapshot("T1", number);
    }
}
