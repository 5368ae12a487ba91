package io.trackyard.worker;

import io.trackyard.account.QuotaPauses;
import io.trackyard.connection.Connection;
import io.trackyard.connection.RunListing;
import io.trackyard.connection.ServerPauses;
import io.trackyard.integration.PhaseReports;
import io.trackyard.process.ProcessIdentity;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker from its start to its end. Sessions are detached, so ending one at any moment costs nothing. */
public final class WorkerMain {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);

    private final Connection connection;
    private final WorkerPlace place;
    private final Path state;
    private final Map<String, String> environment;
    private final InstantSource time;
    private final PhaseReports reports;

    /** @param reports keeps what runs have come to */
    public WorkerMain(
            Connection connection,
            WorkerPlace place,
            Path state,
            Map<String, String> environment,
            InstantSource time,
            PhaseReports reports) {
        this.connection = connection;
        this.place = place;
        this.state = state;
        this.environment = environment;
        this.time = time;
        this.reports = reports;
    }

    /**
     * Serves until the process is told to end, or there has been nothing to serve for a while.
     *
     * @param idleLimit how long a while; absent for one that a service manager keeps
     * @return false when another worker serves this host already
     */
    public boolean serve(String version, Optional<Duration> idleLimit) throws InterruptedException {
        Optional<FileLock> only = place.lock();
        if (only.isEmpty()) {
            return false;
        }
        NewerRuns.refuse(connection.client());
        ProcessIdentity self = ProcessIdentity.ofThisProcess();
        HostQueues queues = new HostQueues(HostId.in(state));
        QuotaPauses quotas = new ServerPauses(connection.client(), HostQueues.SHARED);
        WorkerIdentity identity = WorkerIdentity.of(queues.host(), self);
        try (Wiring wiring = new Wiring(state, place.voicePort(), queues, environment, time, reports, quotas);
                Serving serving = new Serving(connection, identity, wiring.activities())) {
            Takeover takeover = new Takeover(connection.client(), queues.host());
            int given = takeover.takeOver();
            place.write(new WorkerRecord(self, version, connection.address(), time.millis()));
            LOG.info("serving {} as host {}, {} activities taken over", connection.address(), queues.host(), given);
            serving.watch(); // before a look that an outage may hold up for a minute
            takeover.lookAgain();
            if (idleLimit.isEmpty()) {
                new CountDownLatch(1).await();
            }
            Idleness.await(idleLimit.orElseThrow(), System::nanoTime, () -> isBusy(serving));
            LOG.info("nothing to serve for {} s", idleLimit.get().toSeconds());
            return true;
        }
    }

    /** Where the server is gone, what is in hand counts alone: a run that nobody can reach needs no worker. */
    private boolean isBusy(Serving serving) {
        if (serving.isAtWork()) {
            return true;
        }
        try {
            return new RunListing(serving.client()).anyOpen();
        } catch (RuntimeException unreachable) {
            LOG.info("the server does not say whether runs are open: {}", unreachable.getMessage());
            return false;
        }
    }
}
