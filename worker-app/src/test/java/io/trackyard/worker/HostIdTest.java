package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostIdTest {
    @TempDir
    private Path state;

    @Test
    void isMadeOnceAndKept() {
        String id = HostId.in(state);

        assertThat(id).matches("[0-9a-f]{8}");
        assertThat(HostId.in(state)).isEqualTo(id);
        assertThat(state.toFile().list()).containsExactly("host-id");
    }

    @Test
    void isTheSameForAllWhoAskAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Callable<String>> calls = new ArrayList<>();
        for (int call = 0; call < 64; call++) {
            calls.add(() -> HostId.in(state));
        }

        Set<String> ids = new HashSet<>();
        for (Future<String> answer : callers.invokeAll(calls)) {
            ids.add(answer.get());
        }
        callers.shutdown();

        assertThat(ids).singleElement().isEqualTo(HostId.in(state));
    }

    @Test
    void isMadeAnewWhereAPowerCutEmptiedTheFile() throws IOException {
        Files.createFile(state.resolve("host-id"));

        String id = HostId.in(state);

        assertThat(id).matches("[0-9a-f]{8}").isEqualTo(HostId.in(state));
    }

    @Test
    void namesTheQueuesOfTheHost() {
        HostQueues queues = new HostQueues("1f2e3d4c");

        assertThat(HostQueues.SHARED).isEqualTo("trackyard.1");
        assertThat(queues.agents()).isEqualTo("trackyard.1.host.1f2e3d4c.agents");
        assertThat(queues.git()).isEqualTo("trackyard.1.host.1f2e3d4c.git");
    }
}
