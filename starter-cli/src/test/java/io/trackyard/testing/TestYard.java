package io.trackyard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.background.BackgroundIds;
import io.trackyard.config.Directories;
import io.trackyard.launch.RunLaunch;
import io.trackyard.runfiles.RunCard;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.worker.HostId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository, the real program on it, and directories, server, worker and agents of their own. Everything is made when
 * it is first asked for; only the server's binary comes from the cache of whoever runs the tests.
 */
public final class TestYard implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FIXTURES = Path.of("src", "test", "yards");

    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private @Nullable ScratchRepository repository;
    private @Nullable YardAgents agents;
    private @Nullable TestYard otherHost;
    private int commands;

    private TestYard(Path directory) {
        this.directory = directory;
    }

    /** One in a new directory. */
    static TestYard empty() {
        try {
            TestYard yard = new TestYard(Files.createTempDirectory("yard").toRealPath());
            FreePorts.leaveFor(yard.state());
            return yard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of another host, with a repository of its own, on the server of this one, which is named there. */
    public TestYard onAnotherHost() throws IOException {
        TestYard known = otherHost;
        if (known == null) {
            known = new TestYard(Files.createDirectories(directory.resolve("other-host")))
                    .withVariable("TEMPORAL_ADDRESS", temporal().address());
            otherHost = known;
        }
        return known;
    }

    /** Puts a folder of {@code src/test/yards} into the repository, and commits it. */
    public TestYard with(String fixture) throws IOException {
        Path root = FIXTURES.resolve(fixture);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                repository().write(root.relativize(file).toString(), Files.readString(file));
            }
        }
        repository().commit("Begin");
        return this;
    }

    /** Puts a plan into the repository, and commits it. */
    public TestYard withPlan(String yaml) {
        repository().write("trackyard.yaml", yaml).commit("Plan");
        return this;
    }

    /** Puts a variable into the shell in which commands are typed. */
    public TestYard withVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public ScratchRepository repository() {
        ScratchRepository known = repository;
        if (known == null) {
            known = ScratchRepository.in(directory.resolve("user"));
            repository = known;
        }
        return known;
    }

    /** The agent of a task, which does nothing yet; tasks that were given none have the example agent. */
    public ScriptedAgent agent(String task) throws IOException {
        return agents().script(task);
    }

    /** The agent that {@link #agent} made for a task. */
    public ScriptedAgent agentOf(String task) throws IOException {
        return agents().scriptOf(task);
    }

    /** All starts of agents so far. */
    public List<YardAgents.Start> starts() throws IOException {
        return agents().starts();
    }

    /** The starts of a task's agent so far. */
    public List<YardAgents.Start> starts(String task) throws IOException {
        return starts().stream().filter(start -> start.task().equals(task)).toList();
    }

    public void forgetStarts() throws IOException {
        agents().forgetStarts();
    }

    /** Agents that start from now on do nothing until they are {@linkplain #releaseAgents released}. */
    public void holdAgents() throws IOException {
        agents().hold();
    }

    public void releaseAgents() throws IOException {
        agents().release();
    }

    /** Starts a run, and leaves it. */
    public void startRun(String... more) throws IOException, InterruptedException {
        beginRun(more).await().succeeds();
    }

    /** Begins to start a run that is left. */
    public RunningCommand beginRun(String... more) throws IOException {
        return start(runCommand("--detach", more));
    }

    /** Launches background tasks. */
    public CommandResult launch(String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("bg", "--agent-command", agents().program().toString()));
        words.addAll(List.of(more));
        return trackyard(words.toArray(String[]::new));
    }

    /** Types a command that starts agents. */
    public CommandResult withAgent(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--agent-command", agents().program().toString()));
        return trackyard(all.toArray(String[]::new));
    }

    /** A run that is watched by its command. */
    public RunningCommand watchRun(String... more) throws IOException {
        return start(runCommand("--yes", more));
    }

    private String[] runCommand(String how, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("run", "--yes", "--agent-command", agents().program().toString()));
        if (!words.contains(how)) {
            words.add(how);
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** Types a command, and waits for its end. */
    public CommandResult trackyard(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    /** Types a command in the repository. */
    public RunningCommand start(String... arguments) throws IOException {
        return start(environment(), arguments);
    }

    private RunningCommand start(Map<String, String> environment, String... arguments) throws IOException {
        Path output = Files.createDirectories(directory.resolve("commands")).resolve(Integer.toString(++commands));
        return RunningCommand.start(
                List.of(arguments),
                InstalledProgram.commandLine(arguments),
                repository().path(),
                environment,
                output);
    }

    /** Starts a worker of this host beside the one that commands start: one that a person keeps, on a server that is named. */
    public RunningCommand startAnotherWorker() throws IOException {
        Map<String, String> named = new HashMap<>(environment());
        named.put("TEMPORAL_ADDRESS", temporal().address());
        return start(named, "worker");
    }

    /** What {@code status --json} says; it brings back what has died. */
    public JsonNode status() {
        return document("status");
    }

    /** What a command that succeeds says with {@code --json}. */
    public JsonNode document(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        try {
            return JSON.readTree(
                    trackyard(all.toArray(String[]::new)).succeeds().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A task as {@code status --json} shows it. */
    public JsonNode status(String task) {
        JsonNode status = status();
        for (JsonNode found : status.path("tasks")) {
            if (found.path("id").asText().equals(task)) {
                return found;
            }
        }
        throw new AssertionError("no task %s in %s".formatted(task, status));
    }

    /** Waits until a task is in a state of {@code status --json}. */
    public void awaitTask(String task, String state) {
        Waiting.until(
                "task %s to be %s".formatted(task, state),
                () -> status(task).path("state").asText().equals(state));
    }

    /** Waits for the end of the newest run as {@code wait} tells it. */
    public CommandResult await() throws IOException, InterruptedException {
        return trackyard("wait", "--timeout", "100s");
    }

    /** Waits until an agent of the task lives, and returns it. */
    public YardProcesses.Agent awaitAgent(String task) {
        Waiting.until("an agent of task " + task, () -> live(task).isPresent());
        return live(task).orElseThrow();
    }

    /** The agent of the task that lives. */
    public Optional<YardProcesses.Agent> live(String task) {
        return processes().agents().stream()
                .filter(agent -> agent.task().equals(task))
                .findFirst();
    }

    public YardProcesses processes() {
        return new YardProcesses(state());
    }

    /** The newest run as this machine knows it. */
    public RunCard run() {
        try (var opened = repository().open()) {
            return RunLaunch.find(state(), opened, Optional.empty())
                    .orElseThrow(() -> new AssertionError("nothing was run"));
        }
    }

    /** The newest run's branch. */
    public String branch() {
        return "trackyard/" + run().run().run();
    }

    /** Where the newest run keeps its files. */
    public Path runDirectory() {
        RunCard run = run();
        return RunDirectory.of(state(), run.run().repository(), run.run().run()).path();
    }

    /** Trackyard's state directory. */
    public Path state() {
        return directory.resolve("state").resolve("trackyard");
    }

    /** The newest run on its server. */
    public YardTemporal temporal() {
        return YardTemporal.of(state(), run().workflow());
    }

    /** Ends the workflow of a background task as the Web UI does. */
    public void terminate(String task) {
        String workflow = BackgroundIds.task(BackgroundIds.coordinator(HostId.in(state())), task);
        YardTemporal.of(state(), workflow).terminate();
    }

    void assertNothingIsLeft() {
        assertThat(processes().liveSessions()).as("sessions left behind").isEmpty();
        if (otherHost != null) {
            otherHost.assertNothingIsLeft();
        }
    }

    @Override
    public void close() throws IOException {
        if (otherHost != null) {
            otherHost.processes().endAll();
        }
        processes().endAll();
        delete();
    }

    /** Removes its files; ends nothing. */
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private YardAgents agents() throws IOException {
        YardAgents known = agents;
        if (known == null) {
            known = YardAgents.in(directory.resolve("agents"));
            agents = known;
        }
        return known;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(repository().environment());
        Path cache = Directories.of(System.getenv()).cache().getParent();
        environment.put("XDG_CACHE_HOME", String.valueOf(cache));
        environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
        environment.put("NO_COLOR", "1");
        environment.putAll(InstalledProgram.environment());
        environment.putAll(variables);
        return environment;
    }
}
