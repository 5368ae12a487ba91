package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Workers in the foreground: how they begin and how they end. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerCommandIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private ProgramRunner program;

    @BeforeEach
    void startAServer() {
        program = ProgramRunner.withServerAt(home);
    }

    @AfterEach
    void endWorkerAndServer() {
        program.close();
    }

    @Test
    void aSecondWorkerIsRefusedAndAStopEndsTheFirst() {
        Started first = serving();

        assertThat(program.run("doctor").exits(0).out())
                .contains("serving, pid " + first.process().pid());
        assertThat(program.run("worker").exits(2).err()).contains("trackyard worker --stop");
        assertThat(program.run("worker", "--stop", "--json")
                        .exits(0)
                        .document("worker")
                        .get("pid")
                        .asLong())
                .isEqualTo(first.process().pid());

        assertThat(first.answer().exits(143).err()).contains("its sessions go on");
        assertThat(program.run("worker", "--stop", "--json")
                        .exits(0)
                        .document("worker")
                        .get("condition")
                        .asText())
                .isEqualTo("absent");
    }

    @Test
    void aWorkerThatWaitsForItsServerIsSeenAndStopped() {
        Started worker = serving();
        program.run("server", "stop").exits(0);

        assertThat(program.run("doctor").exits(0).out())
                .contains("alive, pid %d; it waits for the server"
                        .formatted(worker.process().pid()));
        assertThat(program.run("worker", "--stop").exits(0).err()).contains("its sessions go on");

        assertThat(worker.answer().status()).isEqualTo(143);
        assertThat(program.run("doctor").exits(0).out()).contains("temporal  not running", "worker    not running");
    }

    @Test
    void aTerminatedWorkerSaysThatItsSessionsGoOn() {
        Started worker = serving();

        worker.signal("TERM");

        assertThat(worker.answer().exits(143).err()).contains("its sessions go on");
    }

    @Test
    void aWorkerWithoutWorkEndsByItselfWhereItWasToldTo() {
        Answer ended = program.run("worker", "--idle-exit", "2s").exits(0);

        assertThat(ended.err()).contains("nothing to serve for 2 s").doesNotContain("its sessions go on");
    }

    private Started serving() {
        Started worker = program.start("worker", "--json");
        await().atMost(LIMIT).until(() -> worker.said().contains("activities taken over"));
        return worker;
    }
}
