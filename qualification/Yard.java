import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.history.v1.HistoryEvent;
import io.trackyard.connection.Connection;
import io.trackyard.connection.TemporalProfile;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunLaunch;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.run.WorkflowIds;
import io.trackyard.runfiles.RunCard;
import io.trackyard.session.SessionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Where figures are taken: a directory with repositories, a server and a worker of its own. All that was started in it ends
 * with it, also after Ctrl-C.
 */
final class Yard implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int END_SECONDS = 10;
    private static final long LOOK_MILLIS = 5;

    private final Path qualification = Path.of(System.getProperty("qualification"));
    private final Path scratch;
    private final Commands commands;
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::end);
    private boolean hasServer;

    private Yard(Path scratch) {
        this.scratch = scratch;
        this.commands = new Commands(qualification, scratch);
    }

    static Yard in(Path directory) throws IOException {
        Yard yard = new Yard(Files.createTempDirectory(directory, "trackyard-benchmark"));
        // a hook, so that an interrupted benchmark leaves nothing behind either
        Runtime.getRuntime().addShutdownHook(yard.atExit);
        return yard;
    }

    Path directory() {
        return scratch;
    }

    Commands commands() {
        return commands;
    }

    /** A file that lies beside the benchmark. */
    Path shipped(String name) {
        return qualification.resolve(name);
    }

    /** The server, and no worker. */
    void startServer() throws IOException, InterruptedException {
        hasServer = true;
        commands.demand(commands.trackyard("server", "start"));
    }

    void startWorker() throws IOException {
        start("worker", commands.trackyard("worker"));
    }

    /** Starts a command whose outputs lie under the name, to be ended with the yard. */
    Process start(String name, List<String> command) throws IOException {
        Process process =
                commands.start(command, scratch.resolve(name + ".out"), scratch.resolve(name + ".err"));
        started.add(process);
        return process;
    }

    /** A repository of so many small files, a hundred to a directory. */
    Path repository(String name, int files) throws IOException, InterruptedException {
        Path repository = Files.createDirectories(scratch.resolve(name));
        for (int file = 0; file < files; file++) {
            Path directory = repository.resolve("src/part%03d".formatted(file / 100));
            Files.createDirectories(directory);
            String line = "file %d, and a line to make it as long as a line of a program is%n".formatted(file);
            Files.writeString(directory.resolve("file%05d.txt".formatted(file)), line.repeat(20));
        }
        commands.commitAll(repository);
        settle(repository);
        return repository;
    }

    Path clone(Path template, String name) throws IOException, InterruptedException {
        Path clone = scratch.resolve(name);
        commands.demand("git", "clone", "-q", "--no-hardlinks", template.toString(), clone.toString());
        settle(clone);
        return clone;
    }

    private void settle(Path repository) throws IOException, InterruptedException {
        for (String setting : List.of("user.name=Benchmark", "user.email=benchmark@localhost", "gc.auto=0")) {
            String[] pair = setting.split("=");
            commands.demand("git", "-C", repository.toString(), "config", pair[0], pair[1]);
        }
    }

    /** The worker that serves now. */
    Optional<ProcessIdentity> worker() {
        return files("workers", 2, "worker.json").stream()
                .flatMap(file -> alive(file, "identity").stream())
                .findFirst();
    }

    /** The server that serves now. */
    Optional<ProcessIdentity> server() {
        return alive(state().resolve("server/server.json"), "process");
    }

    /** All sessions there were and are. */
    List<SessionRecord> sessions() {
        return files("repositories", 8, "session.json").stream()
                .flatMap(file -> read(file).stream())
                .map(node -> JSON.convertValue(node, SessionRecord.class))
                .toList();
    }

    /** The sessions whose agent lives. */
    List<SessionRecord> liveSessions() {
        return sessions().stream().filter(Yard::isLive).toList();
    }

    private static boolean isLive(SessionRecord session) {
        ProcessIdentity agent = session.progress().agent();
        return agent != null && agent.isAlive();
    }

    /** The history of the first phase of the newest run of a repository. */
    List<HistoryEvent> history(Path repository) {
        try (Repository opened = Repository.open(repository, System.getenv());
                Connection connection = Connection.open(TemporalProfile.load(Map.of()), this::address)) {
            RunCard run = RunLaunch.find(state(), opened, Optional.empty()).orElseThrow();
            return connection
                    .client()
                    .fetchHistory(WorkflowIds.phase(run.workflow(), 1))
                    .getEvents();
        }
    }

    /** When it was noted, in milliseconds since 1970. */
    static long millis(HistoryEvent event) {
        return event.getEventTime().getSeconds() * 1000 + event.getEventTime().getNanos() / 1_000_000;
    }

    private String address() {
        JsonNode server = read(state().resolve("server/server.json")).orElseThrow();
        return "127.0.0.1:" + server.path("ports").path("grpc").asInt();
    }

    /** Waits for what a figure ends with, closely. */
    static void await(String what, int seconds, BooleanSupplier reached) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not within %d s: %s".formatted(seconds, what));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException interrupted) {
            // the hook is at work already, and finds nothing left to do
            return;
        }
    }

    private synchronized void end() {
        if (!Files.exists(scratch)) {
            return;
        }
        try {
            started.forEach(Process::destroy);
            for (Process process : started) {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            for (SessionRecord session : liveSessions()) {
                Sweep.of(session.tag()).endAll();
            }
            if (hasServer) {
                commands.demand(commands.trackyard("worker", "--stop"));
                commands.demand(commands.trackyard("server", "stop"));
            }
            Commands.delete(scratch);
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println("not all is cleaned up: " + e + "; see " + scratch);
        }
    }

    private Path state() {
        return scratch.resolve("state/trackyard");
    }

    private static Optional<ProcessIdentity> alive(Path file, String field) {
        return read(file)
                .map(node -> JSON.convertValue(node.path(field), ProcessIdentity.class))
                .filter(ProcessIdentity::isAlive);
    }

    private static Optional<JsonNode> read(Path file) {
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Those of a name at a depth below a directory; what goes away under the search is passed over. */
    private List<Path> files(String below, int depth, String name) {
        List<Path> level = List.of(state().resolve(below));
        for (int down = 1; down < depth; down++) {
            List<Path> next = new ArrayList<>();
            for (Path directory : level) {
                try (Stream<Path> children = Files.list(directory)) {
                    children.forEach(next::add);
                } catch (IOException none) {
                    continue;
                }
            }
            level = next;
        }
        return level.stream().map(directory -> directory.resolve(name)).filter(Files::exists).toList();
    }
}
