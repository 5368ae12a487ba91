package io.trackyard.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.quota.QuotaEnd;
import io.trackyard.quota.QuotaWorkflowImpl;
import io.trackyard.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas as two hosts see them, with a worker that serves and without any. */
class ServerPausesIT {
    private static final String QUEUE = "quotas";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private TestServer server;
    private Connection first;
    private Connection second;
    private ServerPauses here;
    private ServerPauses there;

    @BeforeEach
    void connect() {
        server = TestServer.start(directory);
        first = server.connect();
        second = server.connect();
        here = new ServerPauses(first.client(), QUEUE);
        there = new ServerPauses(second.client(), QUEUE);
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        server.close();
    }

    @Test
    void areKnownToAllHostsWithoutAnyWorker() {
        here.begin("team", now.plusSeconds(600));
        here.begin("other team", now.plusSeconds(300));

        assertThat(there.of("team", now)).contains(now.plusSeconds(600));
        assertThat(there.of("team", now.plusSeconds(600))).isEmpty();
        assertThat(there.of("nobody's", now)).isEmpty();
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(there.all(now))
                        .containsExactly(
                                new Pause("other team", now.plusSeconds(300)),
                                new Pause("team", now.plusSeconds(600))));
    }

    @Test
    void lastUntilTheLatestEndAndAreOverWhenThatIs() {
        WorkerFactory workers = serve();
        here.begin("team", now.plusSeconds(2));
        there.begin("team", now.plusSeconds(6));
        here.begin("team", now.plusSeconds(4));

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(here.of("team", now)).contains(now.plusSeconds(6)));
        quota("team").getResult(Void.class);

        assertThat(Instant.now()).isAfterOrEqualTo(now.plusSeconds(6));
        assertThat(there.of("team", now)).isEmpty();
        workers.shutdownNow();
    }

    @Test
    void areOverWhereAPersonKnowsBetter() {
        WorkerFactory workers = serve();
        here.begin("team", now.plusSeconds(3600));

        assertThat(there.end("team", now)).isTrue();
        quota("team").getResult(Void.class);

        assertThat(here.of("team", now)).isEmpty();
        assertThat(here.end("team", now)).isFalse();
        workers.shutdownNow();
    }

    private WorkerFactory serve() {
        WorkerFactory workers = WorkerFactory.newInstance(first.client());
        workers.newWorker(QUEUE).registerWorkflowImplementationTypes(QuotaWorkflowImpl.class);
        workers.start();
        return workers;
    }

    private WorkflowStub quota(String account) {
        return second.client().newUntypedWorkflowStub(QuotaEnd.workflowId(account));
    }
}
