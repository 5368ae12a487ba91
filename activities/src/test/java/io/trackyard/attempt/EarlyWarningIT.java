package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sessions whose work so far does not fit are told of while they work. */
class EarlyWarningIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    @Test
    void tellsOfLiveWorkThatWouldConflictAndOfNoOther() throws Exception {
        // T1 and T2 write the same file, T3 another one
        ScriptedAgent agent = ScriptedAgent.in(directory.resolve("agent"))
                .runs("case $TRACKYARD_TASK in T3) echo other >other.txt ;; *) echo $TRACKYARD_TASK >same.txt ;; esac")
                .waitsFor("go")
                .endsWell();
        RunDraft draft = new RunDraft()
                .agent(agent.executable().toString())
                .snapshottingEvery((int) INTERVAL.toSeconds())
                .track(TaskDraft.of("T1"))
                .track(TaskDraft.of("T2"))
                .track(TaskDraft.of("T3"));
        try (ScratchRun run = ScratchRun.in(directory, draft);
                Worker first = new Worker(run);
                Worker second = new Worker(run);
                Worker third = new Worker(run)) {
            List<CompletableFuture<TaskVerdict>> verdicts = List.of(
                    first.inBackground(run.task("T1")),
                    second.inBackground(run.task("T2")),
                    third.inBackground(run.task("T3")));

            await().atMost(LIMIT).until(() -> {
                List.of(first, second, third).forEach(worker -> worker.time.advance(INTERVAL));
                return says(first, "session, would conflict with T2 in same.txt")
                        && says(second, "session, would conflict with T1 in same.txt")
                        && kept(run, "T3");
            });
            assertThat(first.files("T1").directory().file("clashes")).hasContent("T2\tsame.txt\n");

            agent.receives("go");
            for (CompletableFuture<TaskVerdict> verdict : verdicts) {
                assertThat(verdict.get().commit()).isNotEmpty();
            }
            assertThat(third.pulse.beats()).extracting(TaskBeat::doing).noneMatch(doing -> doing.contains("conflict"));
        }
    }

    private static boolean says(Worker worker, String words) {
        return worker.pulse.beats().stream().anyMatch(beat -> beat.doing().equals(words));
    }

    private static boolean kept(ScratchRun run, String task) {
        return run.open()
                .repository()
                .refs()
                .read(run.open().refs().snapshot(task, 1))
                .isPresent();
    }
}
