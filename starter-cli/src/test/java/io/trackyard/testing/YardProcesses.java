package io.trackyard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import io.trackyard.process.TaggedProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a yard that outlive the commands, found by the files that Trackyard keeps of them. */
public final class YardProcesses {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a shell calls the end by signal 9. */
    private static final int KILLED = 137;

    private final Path state;

    YardProcesses(Path state) {
        this.state = state;
    }

    /**
     * The agent of a session.
     *
     * @param started milliseconds since 1970
     * @param holder the worker that attached to it last
     * @param epoch raised whenever the task is taken up
     * @param exit where its supervisor records how it ended
     */
    public record Agent(
            String task, ProcessIdentity process, long started, ProcessIdentity holder, long epoch, Path exit) {

        /** Kills it; false where it came to its own end before that. */
        public boolean crash() {
            kill(process);
            Waiting.until("the record of how %s ended".formatted(task), () -> Files.isSymbolicLink(exit));
            try {
                return Files.readSymbolicLink(exit).toString().startsWith("rc=" + KILLED + " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The worker that lives. */
    public Optional<ProcessIdentity> worker() {
        return files("workers", 2, "worker.json").stream()
                .map(file -> identity(read(file).path("identity")))
                .filter(ProcessIdentity::isAlive)
                .findFirst();
    }

    /** When the worker that lives began to serve, by its own word. */
    public Instant serving() {
        return files("workers", 2, "worker.json").stream()
                .map(YardProcesses::read)
                .filter(worker -> identity(worker.path("identity")).isAlive())
                .map(worker -> Instant.ofEpochMilli(worker.path("started").asLong()))
                .findFirst()
                .orElseThrow();
    }

    /** The server that lives. */
    public Optional<ProcessIdentity> server() {
        Path file = state.resolve("server").resolve("server.json");
        return Files.exists(file)
                ? Optional.of(identity(read(file).path("process"))).filter(ProcessIdentity::isAlive)
                : Optional.empty();
    }

    /** The agents that live, the one started last first. */
    public List<Agent> agents() {
        return sessions().stream()
                .map(YardProcesses::agent)
                .flatMap(Optional::stream)
                .filter(agent -> agent.process().isAlive())
                .sorted(Comparator.comparingLong(Agent::started).reversed())
                .toList();
    }

    /** The sessions of this yard of which something is alive, whatever it is. */
    public Set<String> liveSessions() {
        Set<String> alive = new HashSet<>(new TaggedProcesses().bySession().keySet());
        // never another's: what is found here may be ended
        alive.retainAll(
                sessions().stream().map(file -> read(file).path("id").asText()).toList());
        return alive;
    }

    /** Ends at once, and returns when it is gone. */
    public static void kill(ProcessIdentity process) {
        signal(process, ProcessHandle::destroyForcibly);
    }

    /** Asks it to end, and returns when it is gone. */
    public static void terminate(ProcessIdentity process) {
        signal(process, ProcessHandle::destroy);
    }

    /** Holds it in place, and returns when it is held. */
    public static void hold(ProcessIdentity process) throws IOException, InterruptedException {
        send("STOP", process);
        Waiting.until("process %d to be held".formatted(process.pid()), process::isStopped);
    }

    /** Lets one go on that is held, and returns when it does. */
    public static void letGoOn(ProcessIdentity process) throws IOException, InterruptedException {
        send("CONT", process);
        Waiting.until("process %d to go on".formatted(process.pid()), () -> !process.isStopped());
    }

    private static void send(String signal, ProcessIdentity process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "send", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The names of its threads, as the system cuts them. */
    public static Set<String> threads(ProcessIdentity process) {
        return children(Path.of("/proc/%d/task".formatted(process.pid())))
                .map(thread -> text(thread.resolve("comm")).strip())
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /** The letter by which the system says what the process does: {@code T} for one that is held. */
    public static char stateOf(ProcessIdentity process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return 'X';
        }
    }

    /** Ends all there are. */
    void endAll() {
        worker().ifPresent(YardProcesses::kill);
        server().ifPresent(YardProcesses::kill);
        liveSessions().forEach(session -> Sweep.of(Tag.ofSession(session)).endAll());
    }

    private static void signal(ProcessIdentity process, Consumer<ProcessHandle> signal) {
        if (process.isAlive()) {
            ProcessHandle.of(process.pid()).ifPresent(signal);
        }
        Waiting.until("the end of process " + process.pid(), () -> !process.isAlive());
    }

    private static Optional<Agent> agent(Path file) {
        JsonNode session = read(file);
        JsonNode process = session.path("progress").path("agent");
        Path task = file.getParent().getParent().getParent();
        return process.isObject()
                ? Optional.of(new Agent(
                        task.getFileName().toString(),
                        identity(process),
                        session.path("term").path("startedAt").asLong(),
                        identity(session.path("holder").path("owner")),
                        session.path("holder").path("claim").path("epoch").asLong(),
                        file.resolveSibling("exit")))
                : Optional.empty();
    }

    private List<Path> sessions() {
        return Stream.concat(
                        files("repositories", 8, "session.json").stream(),
                        files("background", 5, "session.json").stream())
                .toList();
    }

    /** Those of a name at a depth below a directory; what goes away under the search is passed over. */
    private List<Path> files(String below, int depth, String name) {
        List<Path> level = List.of(state.resolve(below));
        for (int down = 1; down < depth; down++) {
            level = level.stream().flatMap(YardProcesses::children).toList();
        }
        return level.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::exists)
                .toList();
    }

    private static Stream<Path> children(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    private static ProcessIdentity identity(JsonNode json) {
        return JSON.convertValue(json, ProcessIdentity.class);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (NoSuchFileException gone) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
