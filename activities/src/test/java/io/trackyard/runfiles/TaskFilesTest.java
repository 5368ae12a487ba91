package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Usage;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFilesTest {
    private static final AttemptLedger ONE_FAILED = AttemptLedger.none().failed();

    @TempDir
    private Path directory;

    private TaskFiles files;

    @BeforeEach
    void open() {
        files = new TaskFiles(TaskDirectory.at(directory.resolve("T1")));
    }

    @Test
    void knowsNothingOfATaskThatNobodyHasBegun() {
        TaskRecord fresh = files.read();

        assertThat(fresh.ledger()).isEqualTo(AttemptLedger.none());
        assertThat(fresh.base()).isNull();
        assertThat(fresh.verdict()).isNull();
        assertThat(files.feedback()).isEmpty();
    }

    @Test
    void readsBackWhatItWrote() {
        TaskVerdict verdict = new TaskVerdict("c0ffee", true, ONE_FAILED, "1 file changed");
        TaskRecord task = files.read().prepared("work-0-1-0", "ba5e").verified("s-1", verdict);

        files.write(task);
        files.writeFeedback("it changed nothing\n");

        assertThat(files.read()).isEqualTo(task);
        assertThat(files.feedback()).contains("it changed nothing\n");
    }

    @Test
    void countsWhatASessionUsedOnce() {
        TaskRecord once = files.read().counted("s-1", new Usage(1000, 50, 5_000L));

        assertThat(once.counted("s-1", new Usage(1000, 50, 5_000L))).isEqualTo(once);
        assertThat(once.counted("s-2", new Usage(1000, 50, null)).ledger().used())
                .isEqualTo(new Usage(2000, 100, 5_000L));
    }

    @Test
    void ignoresTheFieldsOfANewerReleaseAtEveryDepth() throws IOException {
        Files.writeString(files.directory().file("task.json"), """
                {"schema": 2, "mood": "fine", "ledger": {"schema": 2, "generation": 0, "failures": 1, "conflicts": 0,
                 "progress": 1, "faults": 0, "naps": 3}, "verdict": {"commit": "c0ffee", "checked": true, "note": "",
                 "stars": 5, "ledger": {"schema": 2, "generation": 0, "failures": 1, "conflicts": 0, "progress": 1,
                 "faults": 0, "naps": 3}}}
                """);

        TaskRecord task = files.read();

        assertThat(task.ledger().failures()).isEqualTo(1);
        assertThat(task.verdict()).extracting(TaskVerdict::commit).isEqualTo("c0ffee");
    }

    @Test
    void keepsTheWholeFileOfBeforeWhenItDiesWhileWriting() throws IOException {
        TaskRecord before = files.write(files.read().with(ONE_FAILED));
        Files.writeString(files.directory().file("task.json.new"), "{\"schema\": 1, \"led");

        assertThat(files.read()).isEqualTo(before);
        TaskRecord after = files.write(before.with(ONE_FAILED.failed()));
        assertThat(files.read()).isEqualTo(after);
    }

    @Test
    void neverTakesBackWhatALedgerCounted() {
        TaskRecord task = files.read().with(ONE_FAILED.failed()).with(ONE_FAILED);

        assertThat(task.ledger().failures()).isEqualTo(2);
    }
}
