package io.trackyard.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.config.Directories;
import io.trackyard.testing.FreePorts;
import io.trackyard.testing.InstalledProgram;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A repository with a generated plan in beads, the real program on it, and a {@link Machine} on which all of it runs. The
 * tools on its PATH strike where they were told to.
 */
final class ChaosYard implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Enough for a run; quickly filled. */
    private static final String SMALL = "192m";

    private final Path directory;
    private final boolean hasOwnDisk;
    private final Path tools;
    private final ScratchRepository repository;
    private Machine machine;
    private int boots = 1;
    private int commands;

    private ChaosYard(Path directory, boolean hasOwnDisk) throws IOException {
        this.directory = directory;
        this.hasOwnDisk = hasOwnDisk;
        this.tools = directory.resolve("tools");
        this.repository = ScratchRepository.in(directory.resolve("disk").resolve("user"));
        this.machine = Machine.boot(directory.resolve("machine"), boots);
    }

    static ChaosYard of(GeneratedPlan plan) throws IOException {
        return in(Files.createTempDirectory("chaos").toRealPath(), false, plan);
    }

    /**
     * One whose repository and state lie on a disk of its own, which can be full: a file system in memory.
     *
     * @throws IOException where none may be mounted
     */
    static ChaosYard onSmallDisk(GeneratedPlan plan) throws IOException {
        Path directory = Files.createTempDirectory("chaos").toRealPath();
        Path disk = Files.createDirectory(directory.resolve("disk"));
        mount("mount", "-t", "tmpfs", "-o", "size=" + SMALL, "chaos", disk.toString());
        return in(directory, true, plan);
    }

    /** Whether a disk can be had that is small. */
    static boolean mayMount() {
        try {
            Path place = Files.createTempDirectory("mount");
            mount("mount", "-t", "tmpfs", "-o", "size=1m", "chaos", place.toString());
            mount("umount", place.toString());
            Files.delete(place);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static ChaosYard in(Path directory, boolean hasOwnDisk, GeneratedPlan plan) throws IOException {
        ChaosYard yard = new ChaosYard(directory, hasOwnDisk);
        yard.furnish(plan);
        return yard;
    }

    private static void mount(String... line) throws IOException {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void furnish(GeneratedPlan plan) throws IOException {
        Toolbox.layOut(tools, directory);
        FreePorts.leaveFor(state());
        for (String name :
                List.of("armed", "taken", "struck", "talks", "locks", "tasks", "issues", "wait", "working")) {
            Files.createDirectories(directory.resolve(name));
        }
        for (PlannedTask task : plan.tasks()) {
            enter(task);
        }
        repository
                .write(".beads/metadata.json", "{}\n")
                .write("trackyard.yaml", """
                        agent: exec %s
                        verify: %s
                        calibration: {agent: false}
                        limits: {maxParallel: 3, minFreeDisk: 1MiB, minFreeMemory: 1MiB}
                        """.formatted(tools.resolve("agent"), tools.resolve("gate")))
                .commit("Begin");
    }

    /** Into beads, and onto a card for its agent. */
    private void enter(PlannedTask task) throws IOException {
        String needs = task.needs().stream()
                .map(need -> "{\"issue_id\":\"%s\",\"depends_on_id\":\"%s\",\"type\":\"blocks\"}"
                        .formatted(task.id(), need.id()))
                .collect(Collectors.joining(","));
        String issue = "issues/" + task.id();
        ScratchRepository.write(
                directory,
                issue + "/fields",
                "\"id\":\"%1$s\",\"title\":\"Do %1$s\",\"description\":\"It is to be done.\",\"issue_type\":\"task\",\"priority\":2,\"metadata\":{\"edit_locus\":[\"parts/%2$s/**\"]},\"dependencies\":[%3$s]"
                        .formatted(task.id(), task.part(), needs));
        ScratchRepository.write(directory, issue + "/status", "open\n");
        ScratchRepository.write(
                directory,
                "tasks/" + task.id(),
                "part=%s\nneeds='%s'\nact=%s\n"
                        .formatted(
                                task.part(),
                                task.needs().stream().map(PlannedTask::file).collect(Collectors.joining(" ")),
                                task.act().word()));
        if (task.act() == PlannedTask.Act.WAITS) {
            ScratchRepository.write(directory, "wait/" + task.id(), "");
        }
    }

    ScratchRepository repository() {
        return repository;
    }

    /** Trackyard's state directory. */
    Path state() {
        return directory.resolve("disk").resolve("state").resolve("trackyard");
    }

    /** Where the tools keep something. */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** The lines of a file of the tools; none where there is none yet. */
    List<String> lines(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** What lies in a directory of the tools. */
    List<String> in(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Has the tools strike where a run comes by. */
    void arm(String id, Strike strike) throws IOException {
        Path aside = directory.resolve("talks").resolve(id);
        Files.writeString(aside, strike.line() + "\n");
        Files.move(aside, directory.resolve("armed").resolve(id));
    }

    /** Arms again what somebody began to do so long ago and did not finish. */
    void takeBack(Duration since) throws IOException {
        Instant before = Instant.now().minus(since);
        for (String id : in("taken")) {
            Path taken = directory.resolve("taken").resolve(id);
            try {
                if (Files.getLastModifiedTime(taken).toInstant().isBefore(before)) {
                    takeBack(taken, id);
                }
            } catch (NoSuchFileException finished) {
                // it has happened meanwhile
            }
        }
    }

    /**
     * Who struck was ended in the middle, or what was left to do was in its beginning: by the sweep of a session that it began in
     * for one. Whoever was met stands below the fault: that has happened then.
     */
    private void takeBack(Path taken, String id) throws IOException {
        List<String> lines = Files.readAllLines(taken);
        makeRoom();
        boolean isHeld = lines.size() > 1 && lines.get(0).contains(" " + Strike.Deed.HOLD + " ");
        if (isHeld) {
            machine.carryOut("release-" + id, "for pid in %s; do kill -s CONT $pid; done".formatted(lines.get(1)));
        }
        Files.move(taken, directory.resolve(isHeld ? "struck" : "armed").resolve(id));
    }

    /** On a disk that somebody filled who is not there any more to take it back. */
    private void makeRoom() throws IOException {
        Files.deleteIfExists(directory.resolve("disk").resolve("filler"));
        Files.deleteIfExists(directory.resolve("disk").resolve("crumbs"));
    }

    /** Lets the agent of a task go on that waits. */
    void release(PlannedTask task) throws IOException {
        Files.deleteIfExists(directory.resolve("wait").resolve(task.id()));
    }

    String issueStatus(PlannedTask task) throws IOException {
        List<String> statuses = statuses(task);
        return statuses.get(statuses.size() - 1);
    }

    /** What beads was told of a task, one after the other. */
    List<String> statusesTold(PlannedTask task) throws IOException {
        List<String> statuses = statuses(task);
        return statuses.subList(1, statuses.size()); // it was open before
    }

    private List<String> statuses(PlannedTask task) throws IOException {
        return Files.readAllLines(directory.resolve("issues").resolve(task.id()).resolve("status"));
    }

    /** Types the command that a person looks at: the one that may be struck as the command line. */
    Typed watch(String... arguments) throws IOException {
        return type("command", arguments);
    }

    /** Types a command beside it. */
    Typed trackyard(String... arguments) throws IOException {
        return type("beside", arguments);
    }

    private Typed type(String pid, String... arguments) throws IOException {
        return machine.type(
                Integer.toString(++commands),
                repository.path(),
                environment(),
                directory.resolve(pid),
                InstalledProgram.commandLine(arguments));
    }

    /** What a program prints that runs on the machine. */
    String on(String... line) throws IOException {
        return machine.type(
                        Integer.toString(++commands),
                        directory,
                        Map.of("PATH", System.getenv("PATH")),
                        directory.resolve("beside"),
                        List.of(line))
                .answer();
    }

    JsonNode status() throws IOException {
        return JSON.readTree(trackyard("status", "--json").answer());
    }

    /** How often its machine was booted. */
    int boots() {
        return boots;
    }

    /** The power fails, and comes back; nothing runs then. */
    void reboot() throws IOException {
        machine.close();
        Files.deleteIfExists(directory.resolve("command"));
        makeRoom();
        machine = Machine.boot(directory.resolve("machine"), ++boots);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(repository.environment());
        Path cache = Directories.of(System.getenv()).cache().getParent();
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        environment.put("XDG_CACHE_HOME", String.valueOf(cache));
        environment.put(
                "XDG_STATE_HOME", directory.resolve("disk").resolve("state").toString());
        environment.put("NO_COLOR", "1");
        environment.putAll(InstalledProgram.environment());
        return environment;
    }

    /** Ends all that runs; the files stay. */
    @Override
    public void close() {
        machine.close();
    }

    /** Ends all that runs, and takes the files away. */
    void delete() throws IOException {
        close();
        if (hasOwnDisk) {
            mount("umount", directory.resolve("disk").toString());
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
