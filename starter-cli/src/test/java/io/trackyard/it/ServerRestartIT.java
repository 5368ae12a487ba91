package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands after the server or the worker was stopped: each test has its own. */
@Execution(ExecutionMode.CONCURRENT)
class ServerRestartIT {
    @TempDir
    Path home;

    private ProgramRunner program;

    @BeforeEach
    void startAServer() {
        program = ProgramRunner.withServerAt(home)
                .in(OneTask.in(home.resolve("project")).path());
    }

    @AfterEach
    void endWorkerAndServer() {
        program.close();
    }

    @Test
    void theWorkerOfAServerThatIsStartedAnewGoesOn() {
        program.run("run", "--yes", "--detach", "--agent-command", OneTask.NEVER_ENDS)
                .exits(0);
        long before = worker();
        program.run("server", "stop").exits(0);
        program.run("server", "start").exits(0);

        program.run("status").exits(0);

        assertThat(worker()).isEqualTo(before);
        program.run("cancel").exits(0);
        program.run("wait", "--timeout", "60s").exits(4);
    }

    @Test
    void aRunThatIsOverIsReadWithoutAWorker() {
        program.run("run", "--yes", "-q", "--agent-command", OneTask.AGENT).exits(0);
        JsonNode told = program.run("status", "--json").exits(0).document("status");
        program.run("worker", "--stop").exits(0);
        program.run("server", "stop").exits(0);

        assertThat(program.run("status", "--json").exits(0).document("status")).isEqualTo(told);
        assertThat(program.run("watch").exits(0).out()).contains("1 of 1 integrated");
        program.run("wait").exits(0);
        assertThat(program.run("resume").exits(0).err()).contains("is completed");
        program.run("list").exits(0);
        assertThat(program.run("worker", "--stop", "--json")
                        .exits(0)
                        .document("worker")
                        .get("condition")
                        .asText())
                .isEqualTo("absent");
    }

    /** The process of the worker that serves. */
    private long worker() {
        try (Stream<Path> records = Files.walk(program.state().resolve("workers"))) {
            Path record = records.filter(file -> file.endsWith("worker.json"))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper()
                    .readTree(record.toFile())
                    .get("identity")
                    .get("pid")
                    .asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
