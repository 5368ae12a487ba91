package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkerTest {
    @TempDir
    Path directory;

    @Test
    void startsAnotherWhereTheOneItStartedHasDied() throws Exception {
        Path starts = directory.resolve("starts");
        Path end = directory.resolve("end");
        Command program = Command.of(
                        "sh", "-c", "echo start >>'%s'; until [ -e '%s' ]; do :; done".formatted(starts, end))
                .in(directory);
        LocalWorker worker = new LocalWorker(WorkerPlace.of(directory, "server", "default"), program);

        worker.begin();
        Files.createFile(end);
        assertThatThrownBy(worker::findOrStart).isInstanceOf(ProblemException.class);
        List<String> first = Files.readAllLines(starts);
        assertThatThrownBy(worker::findOrStart).isInstanceOf(ProblemException.class);

        assertThat(Files.readAllLines(starts)).hasSizeGreaterThan(first.size());
    }
}
