package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerIdentityTest {
    private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();

    @Test
    void namesHostAndProcessInShort() {
        WorkerIdentity worker =
                WorkerIdentity.of("1f2e3d4c", new ProcessIdentity(4711, "889123", "b7e3c0de", "pid:[4026531836]"));

        assertThat(worker.text()).isEqualTo("trackyard@1f2e3d4c:4711:62dec0e3");
        assertThat(WorkerIdentity.parse(worker.text())).contains(worker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trackyard@1f2e3d4c", "4711@shop", "trackyard@1f2e3d4c:99999999999999999999:62dec0e3"})
    void readsNoOtherProgramsName(String other) {
        assertThat(WorkerIdentity.parse(other)).isEmpty();
    }

    @Test
    void livesAsLongAsItsProcess() {
        assertThat(WorkerIdentity.of("1f2e3d4c", SELF).isAlive()).isTrue();
    }

    @Test
    void isDeadWhereAnotherProcessHasItsPid() {
        assertThat(isAlive("1", SELF.bootId(), SELF.pidNamespace())).isFalse();
        assertThat(isAlive(SELF.start(), "another boot", SELF.pidNamespace())).isFalse();
        assertThat(isAlive(SELF.start(), SELF.bootId(), "another container")).isFalse();
    }

    private static boolean isAlive(String start, String bootId, String pidNamespace) {
        return WorkerIdentity.of("1f2e3d4c", new ProcessIdentity(SELF.pid(), start, bootId, pidNamespace))
                .isAlive();
    }
}
