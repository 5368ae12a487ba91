package io.trackyard.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.trackyard.connection.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What asks a server for work. After an outage it is replaced, so that work is taken again within seconds; what the one before
 * has in hand goes on there.
 */
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** A server that is busy takes its time, and that is no outage. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connection given;
    private final WorkerIdentity self;
    private final Wiring.Activities activities;
    private final List<Hands> earlier = new ArrayList<>();
    private final ServerWatch watch = new ServerWatch(this::answers, this::renew);
    private Hands now;

    /** Begins to ask, over a connection that others use too. */
    Serving(Connection connection, WorkerIdentity self, Wiring.Activities activities) {
        this.given = connection;
        this.self = self;
        this.activities = activities;
        this.now = begin(connection);
    }

    /** A factory, its connection, and what it is at work on. */
    private record Hands(Connection connection, WorkerFactory factory, ActivitiesInHand inHand) {}

    private Hands begin(Connection connection) {
        ActivitiesInHand inHand = new ActivitiesInHand();
        WorkerFactory factory = Workers.of(connection.client(), self, activities, inHand);
        factory.start();
        return new Hands(connection, factory, inHand);
    }

    /** Replaces itself whenever its server was away. */
    void watch() {
        watch.start();
    }

    /** Replaces itself no more: the connection that it was given is about to be closed. */
    @Override
    public void close() {
        watch.end();
    }

    /** A client on its server. */
    synchronized WorkflowClient client() {
        return now.connection().client();
    }

    /** Whether it is at work on any activity. */
    synchronized boolean isAtWork() {
        return now.inHand().any()
                || earlier.stream().anyMatch(hands -> hands.inHand().any());
    }

    private boolean answers() {
        letGoOfTheIdle();
        return now.connection().answers(PATIENCE);
    }

    private synchronized void renew() {
        LOG.info("the server is back: asking it for work anew");
        Hands before = now;
        now = begin(before.connection().another());
        before.factory().suspendPolling();
        earlier.add(before);
        given.answers(PATIENCE); // whoever else uses it does not wait for its next try either
    }

    private synchronized void letGoOfTheIdle() {
        List<Hands> idle =
                earlier.stream().filter(hands -> !hands.inHand().any()).toList();
        earlier.removeAll(idle);
        idle.forEach(this::letGo);
    }

    private void letGo(Hands idle) {
        idle.factory().shutdown();
        if (idle.connection() != given) {
            idle.connection().close();
        }
    }
}
