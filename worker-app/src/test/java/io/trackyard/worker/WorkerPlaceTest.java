package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPlaceTest {
    private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();

    @TempDir
    private Path state;

    @Test
    void isAnotherForEachServerAndNamespace() {
        assertThat(place("127.0.0.1:7233", "default").log())
                .isEqualTo(state.resolve("workers/127.0.0.1-7233-default/worker.log"))
                .isNotEqualTo(place("127.0.0.1:7234", "default").log())
                .isNotEqualTo(place("127.0.0.1:7233", "team").log());
    }

    @Test
    void knowsTheWorkerThatLives() {
        WorkerPlace place = place("127.0.0.1:7233", "default");
        assertThat(place.live()).isEmpty();

        WorkerRecord worker = new WorkerRecord(SELF, "0.1.0", "localhost:7233", 42);
        place.write(worker);
        place.write(worker);

        assertThat(place.live()).contains(worker);
    }

    @Test
    void knowsNoWorkerThatIsDeadEvenWhereItsPidLives() {
        WorkerPlace place = place("127.0.0.1:7233", "default");
        place.write(new WorkerRecord(
                new ProcessIdentity(SELF.pid(), "1", SELF.bootId(), SELF.pidNamespace()),
                "0.1.0",
                "localhost:7233",
                42));

        assertThat(place.live()).isEmpty();
    }

    @Test
    void knowsNoWorkerWhereAPowerCutLeftHalfARecord() throws IOException {
        WorkerPlace place = place("127.0.0.1:7233", "default");
        Files.createFile(place.log().resolveSibling("worker.json"));

        assertThat(place.live()).isEmpty();
    }

    private WorkerPlace place(String server, String namespace) {
        return WorkerPlace.of(state, server, namespace);
    }
}
