package io.trackyard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void canBeTakenByAnotherThreadAfterOneThatCouldNotLockTheFile() throws Exception {
        Path file = directory.resolve("turn.lock");
        isRefused(file);

        CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> take(file));

        assertThat(taken).succeedsWithin(LIMIT);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoFileOpenThatCouldNotBeLocked() throws Exception {
        Path file = directory.resolve("turn.lock");
        isRefused(file);

        assertThat(opened(file)).isZero();
    }

    /** What of this process locks a file already is refused another lock of it at once. */
    private static void isRefused(Path file) throws IOException {
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = other.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> Turn.take(file)).isInstanceOf(OverlappingFileLockException.class);
        }
    }

    private static void take(Path file) {
        try (Turn turn = Turn.take(file)) {
            assertThat(turn).isNotNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long opened(Path file) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(descriptor -> leadsTo(descriptor, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException gone) {
            return false;
        }
    }
}
