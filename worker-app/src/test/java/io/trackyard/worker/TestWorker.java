package io.trackyard.worker;

import io.temporal.worker.WorkerFactory;
import io.trackyard.connection.Connection;
import io.trackyard.connection.ServerPauses;
import io.trackyard.integration.PhaseReports;
import io.trackyard.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker with the product's own wiring, in the JVM of a test. */
public final class TestWorker implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final HostQueues queues;
    private final Wiring wiring;
    private final WorkerFactory factory;

    private TestWorker(HostQueues queues, Wiring wiring, WorkerFactory factory) {
        this.queues = queues;
        this.wiring = wiring;
        this.factory = factory;
    }

    /** Serves one server for the runs below a state directory. */
    public static TestWorker start(Connection connection, Path state, Map<String, String> environment) {
        HostQueues queues = new HostQueues(HostId.in(state));
        Wiring wiring = new Wiring(
                state,
                state.resolve("voice.port"),
                queues,
                environment,
                InstantSource.system(),
                PhaseReports.NONE,
                new ServerPauses(connection.client(), HostQueues.SHARED));
        WorkerIdentity self = WorkerIdentity.of(queues.host(), ProcessIdentity.ofThisProcess());
        WorkerFactory factory = Workers.of(connection.client(), self, wiring.activities(), new ActivitiesInHand());
        factory.start();
        return new TestWorker(queues, wiring, factory);
    }

    public HostQueues queues() {
        return queues;
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        wiring.close();
    }
}
