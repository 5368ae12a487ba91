package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.testing.InPidNamespace;
import org.junit.jupiter.api.Test;

/** In a fresh namespace groups have small ids that start with 1, the case in which some programs named kill kill all. */
@InPidNamespace
class ProcessGroupIT {
    private final ProcessTable table = ProcessTable.ofThisMachine();

    @Test
    void signalsItsOwnMembersAndNobodyElse() throws Exception {
        Process mine = start();
        Process other = start();

        assertThat(new ProcessGroup(mine.pid()).send(Signal.TERM)).isTrue();

        assertThat(mine.waitFor()).isEqualTo(143);
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void stopsAndContinuesItsMembers() {
        Process mine = start();
        ProcessGroup group = new ProcessGroup(mine.pid());

        group.send(Signal.STOP);
        await().until(() -> state(mine) == 'T');
        group.send(Signal.CONT);

        await().until(() -> state(mine) == 'S');
    }

    @Test
    void tellsThatThereIsNobody() throws Exception {
        Process mine = start();
        mine.destroyForcibly().waitFor();

        assertThat(new ProcessGroup(mine.pid()).send(Signal.TERM)).isFalse();
    }

    private char state(Process process) {
        return table.find(process.pid()).orElseThrow().state();
    }

    private static Process start() {
        Command command = Command.of("sleep", "300");
        return Detachment.begin(Detachment.prepare(command), command);
    }
}
