package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.InPidNamespace;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@InPidNamespace
class ProcessIdentityIT {
    private static final Duration LOOK = Duration.ofMillis(5);

    @Test
    void knowsThisProcess() {
        ProcessIdentity self = ProcessIdentity.ofThisProcess();

        assertThat(self.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void isNotAliveAfterTheExit() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "300").start();
        ProcessIdentity identity = ProcessIdentity.of(sleep.pid()).orElseThrow();
        assertThat(identity.isAlive()).isTrue();

        sleep.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(identity.isAlive()).isFalse();
        assertThat(ProcessIdentity.of(sleep.pid())).isEmpty();
    }

    @Test
    void takesAZombieForDead() throws Exception {
        Process parent = new ProcessBuilder(
                        "perl", "-e", "$| = 1; my $c = fork; exit 0 unless $c; print \"$c\\n\"; sleep 300")
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        long child = Long.parseLong(lines.readLine());
        ProcessTable table = ProcessTable.ofThisMachine();

        await().until(() -> table.find(child).filter(entry -> !entry.alive()).isPresent());

        assertThat(ProcessIdentity.of(child)).isEmpty();
        parent.destroyForcibly();
    }

    /** A shell that is starting a program waits for it, and does not stop itself where that one was stopped first. */
    @Test
    void isStoppedWhereverInItsWorkTheStopReachesAShell() {
        // of a hundred stops between one and twenty come in that moment
        for (int round = 0; round < 200; round++) {
            Command command = Command.shell("while :; do sleep 0.001; done");
            Process shell = Detachment.begin(Detachment.prepare(command), command);
            ProcessGroup group = new ProcessGroup(shell.pid());
            ProcessIdentity identity = ProcessIdentity.of(shell.pid()).orElseThrow();
            assertThat(identity.isStopped()).isFalse();

            await("a session of its own").pollInterval(LOOK).until(() -> group.send(Signal.STOP));

            await("the stop").pollInterval(LOOK).until(identity::isStopped);
            group.send(Signal.KILL);
        }
    }

    @Test
    void isNotAliveWithAnotherStartBootOrNamespace() {
        ProcessIdentity self = ProcessIdentity.ofThisProcess();

        assertThat(new ProcessIdentity(self.pid(), "1", self.bootId(), self.pidNamespace()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(self.pid(), self.start(), "other", self.pidNamespace()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(self.pid(), self.start(), self.bootId(), "other").isAlive())
                .isFalse();
    }

    @Test
    void isTheSameAfterAJourneyThroughJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ProcessIdentity self = ProcessIdentity.ofThisProcess();

        String text = json.writeValueAsString(self);

        assertThat(json.readValue(text, ProcessIdentity.class)).isEqualTo(self);
        assertThat(json.readTree(text).fieldNames())
                .toIterable()
                .containsExactly("pid", "start", "bootId", "pidNamespace");
    }

    @Test
    void isNotReadFromAFileThatLacksAPart() {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> new ObjectMapper().readValue("{\"pid\":1,\"start\":\"7\"}", ProcessIdentity.class));
    }
}
