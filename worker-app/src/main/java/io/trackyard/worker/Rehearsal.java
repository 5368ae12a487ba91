package io.trackyard.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import io.trackyard.connection.Connection;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Goes through the start of a worker without serving anything, so that all its classes are loaded: the launcher keeps them
 * in an archive that makes later starts quick.
 */
public final class Rehearsal {
    /** Nothing listens on the discard port, and nothing is sent there: a connection is opened when it is first used. */
    private static final String NOWHERE = "127.0.0.1:9";

    private Rehearsal() {}

    /** @param scratch a directory for what a worker writes */
    public static void of(Path scratch, InstantSource time) {
        HostQueues queues = new HostQueues("rehearsal");
        try (Connection connection = Connection.open(TemporalProfile.load(Map.of()), () -> NOWHERE);
                Wiring wiring = new Wiring(scratch, queues, Map.of(), time)) {
            WorkerIdentity self = WorkerIdentity.of(queues.host(), ProcessIdentity.ofThisProcess());
            WorkerFactory factory = Workers.of(connection.client(), self, wiring.activities(), new ActivitiesInHand());
            shutDown(factory);
        }
    }

    /** Asks the server for leave, which nobody answers: so what a connection needs is loaded too. */
    private static void shutDown(WorkerFactory factory) {
        try {
            factory.shutdownNow();
        } catch (StatusRuntimeException refused) {
            // as expected
        }
    }
}
