package io.trackyard.cli;

import io.trackyard.account.HostPauses;
import io.trackyard.account.QuotaPauses;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.RunAddress;
import io.trackyard.background.BackgroundTerms;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.config.CommandLock;
import io.trackyard.config.Directories;
import io.trackyard.connection.BackgroundClient;
import io.trackyard.connection.Connection;
import io.trackyard.connection.PayloadCodec;
import io.trackyard.connection.RunClient;
import io.trackyard.connection.RunListing;
import io.trackyard.connection.RunReader;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.ServerPauses;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.git.Repository;
import io.trackyard.launch.LandedWork;
import io.trackyard.launch.RunLander;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.process.Command;
import io.trackyard.run.PhaseSettings;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.server.DevServer;
import io.trackyard.server.Platform;
import io.trackyard.server.PortPair;
import io.trackyard.server.ServerState;
import io.trackyard.server.ServerStatus;
import io.trackyard.server.WriterSetupLog;
import io.trackyard.worker.HostId;
import io.trackyard.worker.HostQueues;
import io.trackyard.worker.LocalWorker;
import io.trackyard.worker.WorkerPlace;
import io.trackyard.worker.WorkerRecord;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What commands work with: the state directory, the server, the worker of this host. Each is found or started when it is
 * first asked for, so that a command pays for what it uses.
 */
public final class Yard implements AutoCloseable {
    /** A landing may gate a merge. */
    private static final Duration LANDING_LIMIT = Duration.ofMinutes(30);

    /** A worker that a command started ends by itself when there was nothing to serve for so long. */
    private static final String IDLE_LIMIT = "15m";

    private final Surroundings around;
    private final boolean talks;
    private final FrozenPlans plans = new FrozenPlans();
    private @Nullable Connection connection;
    private @Nullable DevServer server;
    private @Nullable LocalWorker worker;

    /** @param output whether the steps of getting and starting a server are told */
    public Yard(Surroundings around, OutputOptions output) {
        this.around = around;
        this.talks = !output.quiet();
    }

    public Surroundings around() {
        return around;
    }

    /** Where things are kept: looked for when something is, since {@code version} keeps nothing. */
    public Directories directories() {
        return Directories.of(around.environment());
    }

    public Path state() {
        return directories().state();
    }

    /** Which accounts of this host are left alone. */
    public QuotaPauses hostPauses() {
        return new HostPauses(RunDirectory.accounts(state()));
    }

    /** Which accounts are that all hosts of the server share; empty where none is there. */
    public Optional<QuotaPauses> serverPauses() {
        return serverIsThere()
                ? Optional.of(new ServerPauses(connection().client(), HostQueues.SHARED))
                : Optional.empty();
    }

    /** The repository a directory lies in; the one the command was typed in where none is named. */
    public Repository repository(@Nullable Path named) {
        Path directory = named == null ? around.directory() : around.directory().resolve(named);
        return Repository.open(directory, around.environment());
    }

    /** The plans of runs; those that were read are kept. */
    public FrozenPlans plans() {
        return plans;
    }

    /** Trackyard's own server, whether or not one is used. */
    public DevServer server() {
        DevServer known = server;
        if (known == null) {
            known = DevServer.of(
                    directories(),
                    around.environment(),
                    Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
                    PortPair.USUAL,
                    new WriterSetupLog(talks ? around.err() : new PrintWriter(Writer.nullWriter())),
                    around.time());
            server = known;
        }
        return known;
    }

    public TemporalProfile profile() {
        return TemporalProfile.load(around.environment());
    }

    /** The server a command talks to, found or started. */
    public Connection connection() {
        Connection known = connection;
        if (known == null) {
            known = Connection.open(profile(), this::ownServer);
            connection = known;
        }
        return known;
    }

    /** Whether there is a server to talk to without starting one. */
    public boolean serverIsThere() {
        return profile().namesServer() || server().status().condition() == ServerStatus.Condition.RUNNING;
    }

    private String ownServer() {
        return server().findOrStart().address();
    }

    /** One that is alive and silent is busy: the worker on it is as good as ever. */
    private boolean isServerDead() {
        return server().status().condition() == ServerStatus.Condition.STOPPED;
    }

    /** Whether somebody else has started it again, at a port that was free then. */
    private boolean isServerElsewhere() {
        Connection known = connection;
        return known != null && isNoMoreAt(known.address());
    }

    /** Whether Trackyard's own server was last seen at another address; one that is named is where it is named. */
    private boolean isNoMoreAt(String address) {
        return !profile().namesServer()
                && server().last().filter(own -> !own.address().equals(address)).isPresent();
    }

    /** Starts the worker of this host where none serves, and does not wait for it. */
    public void beginWorker() {
        currentWorker().begin();
    }

    /**
     * The worker of this host, found or started where a run needs it: this one, which may be over and leave nothing to ask a
     * worker for, or another that was started here.
     *
     * @return whether one had to be started
     */
    public boolean ensureWorkerFor(RunChoice.Chosen run) throws InterruptedException {
        return (reader().needsWorker(run.workflow(), run.plan()) && ensureWorker()) || ensureWorkerForOpenRuns();
    }

    /** As {@link #ensureWorkerFor}, for a command about no run of its own. */
    public boolean ensureWorkerForOpenRuns() throws InterruptedException {
        return new RunListing(connection().client()).anyOpenRun(this::isOurs) && ensureWorker();
    }

    /** A server that is named may carry the runs of others. */
    private boolean isOurs(RunListing.Entry run) {
        return RunCard.ofRepository(state(), run.repository()).stream()
                .anyMatch(card -> card.workflow().equals(run.workflow()));
    }

    /**
     * The worker of this host, found or started.
     *
     * @return whether one had to be started
     */
    public boolean ensureWorker() throws InterruptedException {
        LocalWorker current = currentWorker();
        if (current.live().isPresent()) {
            return false;
        }
        current.findOrStart();
        return true;
    }

    /** One that waits for a server at an address where it is no more is ended; its sessions live on. */
    private LocalWorker currentWorker() {
        connection(); // before the worker: where the server is started for it, that is where it is now
        LocalWorker current = worker();
        if (current.live().map(WorkerRecord::server).filter(this::isNoMoreAt).isPresent()) {
            current.stop();
        }
        return current;
    }

    /** Whether a worker lives on this host. Asks nobody. */
    public boolean hasWorker() {
        return worker().live().isPresent();
    }

    /** The worker of this host, whether or not one lives. Neither asks nor starts the server that it serves. */
    public LocalWorker worker() {
        LocalWorker known = worker;
        if (known == null) {
            known = new LocalWorker(workerPlace(), workerProgram());
            worker = known;
        }
        return known;
    }

    /** Of Trackyard's own server it is the same whatever port that got: what a dead worker left there must be found. */
    public WorkerPlace workerPlace() {
        TemporalProfile profile = profile();
        String server = profile.namesServer() ? profile.settings().getAddress() : "own-server";
        return WorkerPlace.of(state(), server, profile.namespace());
    }

    public HostQueues queues() {
        return new HostQueues(HostId.in(state()));
    }

    public RunClient runs() {
        return new RunClient(connection().client(), HostQueues.SHARED, around.person(), around.time());
    }

    /** The background tasks of this host. */
    public BackgroundDirectory backgroundDirectory() {
        return BackgroundDirectory.of(state());
    }

    public BackgroundClient background() {
        HostQueues queues = queues();
        return new BackgroundClient(
                connection().client(),
                HostQueues.SHARED,
                queues.host(),
                new BackgroundTerms(
                        queues.agents(),
                        queues.git(),
                        PhaseSettings.HEARTBEAT_SECONDS,
                        PhaseSettings.FAULTS,
                        BackgroundTerms.CONTINUE_AFTER));
    }

    public RunReader reader() {
        return new RunReader(runs(), PayloadCodec.converter(), pages());
    }

    /** All that is known of a run now. Asks a worker where one {@linkplain #ensureWorkerFor is needed}. */
    public RunSnapshot read(RunChoice.Chosen run) {
        try (Repository repository = repository(run.repository())) {
            // a boundary may have renewed the plan since the run was chosen
            FrozenPlan plan =
                    plans.newest(repository, run.name(), run.card().run().plan());
            return LandedWork.in(repository, reader().read(run.workflow(), plan));
        }
    }

    /** Lands a run that is over. Of two commands that land in a repository the second finds what the first has done. */
    public RunLander.Landed land(RunAddress run, LandingChoice choice) {
        Path lock = RunDirectory.ofRepository(state(), run.repository()).resolve("runs/landing.lock");
        RunLander lander = new RunLander(state(), around.environment(), around.time());
        return CommandLock.holding(lock, "a landing", LANDING_LIMIT, () -> lander.land(run, choice));
    }

    /** The page of a run in the Web UI. */
    public String page(String workflow) {
        return pages() + workflow.replace("/", "%2F");
    }

    /**
     * Sees to it that server and worker live, after a question to them has failed.
     *
     * @return whether one of them had died
     */
    public boolean revive() throws InterruptedException {
        boolean serverDied = !profile().namesServer() && isServerDead();
        if (serverDied || isServerElsewhere()) {
            close();
            connection = null;
            worker = null;
        }
        return ensureWorker() || serverDied;
    }

    /** What the addresses of workflows in the Web UI begin with; of a named server the usual place is guessed. */
    public String pages() {
        String namespace = connection().client().getOptions().getNamespace();
        String web = Optional.of(server())
                .filter(own -> !profile().namesServer())
                .flatMap(DevServer::last)
                .map(ServerState::webAddress)
                .orElseGet(() -> "http://" + connection().address().replaceFirst(":\\d+$", ":8080"));
        return web + "/namespaces/" + namespace + "/workflows/";
    }

    /** This same program, as a worker in the foreground, with the flags this one was started with. */
    private Command workerProgram() {
        List<String> arguments = new ArrayList<>();
        arguments.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(arguments::add);
        arguments.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.trackyard.cli.Trackyard",
                "worker",
                "--idle-exit",
                IDLE_LIMIT));
        return Command.of(arguments).in(state()).withEnvironment(around.environment());
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
