package io.trackyard.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHoldTest {
    @TempDir
    Path directory;

    private SourceFile file;

    @BeforeEach
    void aFile() throws IOException {
        file = SourceFile.of(directory, Files.writeString(directory.resolve("issues.jsonl"), ""));
    }

    @Test
    void keepsOthersAwayMeanwhileAndLeavesNothingBehind() {
        AtomicInteger waits = new AtomicInteger();

        ProblemException refused = FileHold.during(
                file,
                time -> {},
                () -> catchThrowableOfType(
                        ProblemException.class,
                        () -> FileHold.during(file, time -> waits.incrementAndGet(), () -> "never")));

        assertThat(refused.problem().code()).isEqualTo("busy");
        assertThat(refused.problem().what()).contains("issues.jsonl");
        assertThat(waits.get()).isGreaterThan(10);
        assertThat(directory).isDirectoryContaining("glob:**/issues.jsonl");
        assertThat(directory.resolve("issues.jsonl.lock")).doesNotExist();
        assertThat(FileHold.during(file, time -> {}, () -> "free again")).isEqualTo("free again");
    }

    @Test
    void isNotInTheWayOfAFileThatWasLeftBehind() throws IOException {
        Files.createFile(directory.resolve("issues.jsonl.lock"));

        assertThat(FileHold.during(file, time -> {}, () -> "done")).isEqualTo("done");
        assertThat(directory.resolve("issues.jsonl.lock")).doesNotExist();
    }

    @Test
    void isFreeAgainAfterAFailure() {
        assertThatThrownBy(() -> FileHold.during(file, time -> {}, () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(FileHold.during(file, time -> {}, () -> "done")).isEqualTo("done");
    }

    /** Several writers, of which each removes the file that the others wait for. */
    @Test
    void letsOneInAtATime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        Thread[] writers = new Thread[4];
        for (int writer = 0; writer < writers.length; writer++) {
            writers[writer] = new Thread(() -> {
                for (int turn = 0; turn < 5; turn++) {
                    FileHold.during(file, Waiter.sleeping(), () -> {
                        turns.incrementAndGet();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        return inside.decrementAndGet();
                    });
                }
            });
        }

        for (Thread writer : writers) {
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(turns).hasValue(20);
        assertThat(most).hasValue(1);
    }
}
