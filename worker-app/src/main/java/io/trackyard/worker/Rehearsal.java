package io.trackyard.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import io.trackyard.connection.Connection;
import io.trackyard.connection.PayloadCodec;
import io.trackyard.connection.RunClient;
import io.trackyard.connection.RunListing;
import io.trackyard.connection.RunReader;
import io.trackyard.connection.ServerPauses;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.integration.PhaseReports;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.run.WorkflowIds;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Goes through what commands and workers do with a server, so that all its classes are loaded: the launcher keeps them in
 * an archive that makes later starts quick.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Reads a run that a server made for this answers for, and gets a worker ready that serves nothing.
     *
     * @param scratch a directory for what a worker writes
     */
    public static void of(FrozenPlan plan, Path scratch, InstantSource time) {
        HostQueues queues = new HostQueues("rehearsal");
        try (RehearsedServer server = RehearsedServer.start();
                Connection connection = Connection.open(TemporalProfile.load(Map.of()), server::address);
                Wiring wiring = new Wiring(
                        scratch,
                        scratch.resolve("voice.port"),
                        queues,
                        Map.of(),
                        time,
                        PhaseReports.NONE,
                        new ServerPauses(connection.client(), HostQueues.SHARED))) {
            read(connection, plan, time);
            WorkerIdentity self = WorkerIdentity.of(queues.host(), ProcessIdentity.ofThisProcess());
            WorkerFactory factory = Workers.of(connection.client(), self, wiring.activities(), new ActivitiesInHand());
            shutDown(factory);
        }
    }

    private static void read(Connection connection, FrozenPlan plan, InstantSource time) {
        new RunListing(connection.client()).anyOpenRun(run -> true);
        RunClient runs = new RunClient(connection.client(), HostQueues.SHARED, "rehearsal", time);
        new RunReader(runs, PayloadCodec.converter(), "").read(WorkflowIds.run("rehearsal", plan.run()), plan);
    }

    /** Asks the server for leave, which it refuses: so what a connection needs for that is loaded too. */
    private static void shutDown(WorkerFactory factory) {
        try {
            factory.shutdownNow();
        } catch (StatusRuntimeException refused) {
            // as expected
        }
    }
}
