package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trackyard.problem.ProblemException;
import io.trackyard.testing.InPidNamespace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class DetachmentIT {
    @TempDir
    Path directory;

    @Test
    void givesTheProgramASessionOfItsOwnAndItsOutputToTheFile() {
        Path log = directory.resolve("log");

        ProcessIdentity started = Detachment.start(Command.shell("echo said; echo too >&2; exec sleep 300"), log);

        ProcessEntry entry = ProcessTable.ofThisMachine().find(started.pid()).orElseThrow();
        assertThat(entry.session()).isEqualTo(started.pid());
        assertThat(entry.group()).isEqualTo(started.pid());
        await().untilAsserted(() -> assertThat(log).hasContent("said\ntoo"));
    }

    @Test
    void takesTheTagsAwayFromWhatIsToOutliveASession() {
        Path log = directory.resolve("log");
        Command command = Command.shell("echo [$TRACKYARD_SESSION] [$KEPT]; exec sleep 300")
                .tagged(Tag.ofSession("s-1"))
                .withVariable("KEPT", "kept");

        Detachment.start(command, log);

        await().untilAsserted(() -> assertThat(log).hasContent("[] [kept]"));
        assertThat(Sweep.of(Tag.ofSession("s-1")).find()).isEmpty();
    }

    @Test
    void namesAMissingProgram() {
        assertThatThrownBy(() -> Detachment.start(Command.of("no-such-program"), directory.resolve("log")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no-such-program");
    }
}
