package io.trackyard.connection;

import io.grpc.Status;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client on the Temporal server a command talks to: the one its {@link TemporalProfile} names, else Trackyard's own.
 * Search attributes are registered there when it is open. Closing it takes no time.
 */
public final class Connection implements AutoCloseable {

    /** The only namespace of Trackyard's own server, and the one meant where nobody names another. */
    public static final String DEFAULT_NAMESPACE = "default";

    private static final int TRIES = 3;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ServiceLink link;
    private final WorkflowClient client;
    private final String address;

    private Connection(ServiceLink link, WorkflowClientOptions options, String address) {
        this.link = link;
        this.client = WorkflowClient.newInstance(
                link.stubs(),
                WorkflowClientOptions.newBuilder(options)
                        .setDataConverter(PayloadCodec.converter())
                        .build());
        this.address = address;
    }

    /**
     * Connects.
     *
     * @param ownServer finds or starts Trackyard's own server and names its address; not asked if the profile names a
     *     server
     * @throws io.trackyard.problem.ProblemException if a server that is named does not answer (code
     *     {@code server-unreachable}), or lacks what Trackyard needs
     */
    public static Connection open(TemporalProfile profile, Supplier<String> ownServer) {
        return profile.namesServer() ? toNamed(profile) : toOwn(ownServer.get());
    }

    private static Connection toOwn(String address) {
        WorkflowClientOptions options = WorkflowClientOptions.newBuilder()
                .setNamespace(DEFAULT_NAMESPACE)
                .build();
        return new Connection(ServiceLink.open(address), options, address);
    }

    private static Connection toNamed(TemporalProfile profile) {
        ServiceLink link = ServiceLink.open(profile.settings().toWorkflowServiceStubsOptions());
        try {
            reach(link, profile);
            new NamespaceSetup(link, profile.namespace()).registerSearchKeys();
            WorkflowClientOptions options = WorkflowClientOptions.newBuilder(
                            profile.settings().toWorkflowClientOptions())
                    .setNamespace(profile.namespace())
                    .build();
            return new Connection(link, options, profile.settings().getAddress());
        } catch (RuntimeException refused) {
            link.close();
            throw refused;
        }
    }

    private static void reach(ServiceLink link, TemporalProfile profile) {
        Duration share = LIMIT.dividedBy(TRIES);
        long start = System.nanoTime();
        for (int tried = 1; ; tried++) {
            Optional<Status> refusal = ServerProbe.ask(link, share);
            if (refusal.isEmpty()) {
                return;
            }
            Duration soFar = Duration.ofNanos(System.nanoTime() - start);
            if (tried == TRIES || !Pauses.pause(share.multipliedBy(tried).minus(soFar))) {
                throw unreachable(profile, refusal.get(), soFar, tried);
            }
        }
    }

    private static RuntimeException unreachable(TemporalProfile profile, Status refusal, Duration soFar, int tried) {
        return Problem.of(Fault.SERVER, "server-unreachable")
                .what("cannot reach Temporal at %s (%s)", profile.settings().getAddress(), profile.origin())
                .why("%s after %d s, tried %d times", ServerProbe.reason(refusal), soFar.toSeconds(), tried)
                .remedy(profile.check(), "check it")
                .remedy(profile.without(), "run here, on this machine's own server")
                .exception(refusal.asRuntimeException());
    }

    /** The client, for one namespace. */
    public WorkflowClient client() {
        return client;
    }

    /** Whether the server answers within a limit; one that comes back is found at once, and not when gRPC looks for it again. */
    public boolean answers(Duration limit) {
        link.stubs().getRawChannel().resetConnectBackoff();
        return ServerProbe.ask(link, limit).isEmpty();
    }

    /** One more on the same server, with connections of its own. */
    public Connection another() {
        return new Connection(ServiceLink.open(link.stubs().getOptions()), client.getOptions(), address);
    }

    /** The server, as {@code host:port}. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        link.close();
    }
}
