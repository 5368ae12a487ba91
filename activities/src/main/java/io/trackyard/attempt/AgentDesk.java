package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.git.FileTrees;
import io.trackyard.process.Command;
import io.trackyard.process.Sandbox;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Where an agent works: what is started for a task, in which environment, and with which private directories. */
public final class AgentDesk {
    private static final String SANDBOX_TEMPORARY = "tmp";

    private final Agent agent;
    private final TaskDirectory task;
    private final TemporaryPlace temporary;
    private final BiFunction<Command, Path, Command> confinement;

    /** What it starts is confined by nothing. */
    public AgentDesk(Agent agent, TaskDirectory task) {
        this(agent, task, (command, home) -> command);
    }

    private AgentDesk(Agent agent, TaskDirectory task, BiFunction<Command, Path, Command> confinement) {
        this.agent = agent;
        this.task = task;
        this.temporary = new TemporaryPlace(task);
        this.confinement = confinement;
    }

    /** The same, confined as the run has it. */
    public AgentDesk confinedFor(OpenRun run) {
        Sandbox sandbox = Sandbox.ofAgents(run.plan().policy().containment().sandbox());
        return sandbox.isNone()
                ? this
                : new AgentDesk(
                        agent,
                        task,
                        (command, home) -> confined(
                                command, home, sandbox, run.repository().commonDirectory()));
    }

    /** Its {@code /tmp} lies in the task's directory: what an agent leaves there is no memory, and goes with the session. */
    private Command confined(Command command, Path home, Sandbox sandbox, Path repository) {
        try {
            Path ownTemporary = Files.createDirectories(task.file(SANDBOX_TEMPORARY));
            List<Path> own = new ArrayList<>(List.of(task.file("prompt.md"), home));
            temporary.found().ifPresent(own::add);
            return sandbox.confine(
                    command, new Sandbox.Place(command.directory(), repository, true, ownTemporary, own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A conversation to go on with.
     *
     * @param home the private directory in which its client keeps it
     */
    record Earlier(String id, Path home) {}

    /**
     * What is started.
     *
     * @param worktree where it works
     * @param variables what it finds in its environment
     * @param prompt what it is told, which lies in the task's {@code prompt.md} too
     * @param lives whether a session may be using the private directories already
     */
    public Command command(Path worktree, Map<String, String> variables, String prompt, boolean lives)
            throws IOException {
        return command(worktree, variables, prompt, lives, Bonds.NONE);
    }

    /**
     * What a session is joined to.
     *
     * @param earlier the conversation it goes on with
     * @param voice by which it reaches Trackyard
     */
    record Bonds(Optional<Earlier> earlier, Optional<Agent.Voice> voice) {
        static final Bonds NONE = new Bonds(Optional.empty(), Optional.empty());
    }

    Command command(Path worktree, Map<String, String> variables, String prompt, boolean lives, Bonds bonds)
            throws IOException {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("TRACKYARD_PROMPT_FILE", task.file("prompt.md").toString());
        Path home = bonds.earlier().map(Earlier::home).orElse(home());
        if (agent.speaksProtocol()) {
            Files.createDirectories(home);
        }
        Agent.Start start = agent.start(new Agent.Order(
                environment,
                home,
                temporary(environment, lives),
                bonds.earlier().map(Earlier::id),
                bonds.voice()));
        for (Map.Entry<Path, String> file : start.files().entrySet()) {
            PrivateFile.write(file.getKey(), file.getValue());
        }
        Command command = Command.of(start.commandLine())
                .in(worktree)
                .withEnvironment(start.environment())
                .withInput(prompt.getBytes(StandardCharsets.UTF_8));
        return confinement.apply(command, home);
    }

    /** Where a client keeps its conversations of this task, if not in the place that is a person's. */
    Path home() {
        return task.file("client");
    }

    private Path temporary(Map<String, String> environment, boolean lives) throws IOException {
        Path parent = Path.of(environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir")));
        if (!agent.speaksProtocol()) {
            return parent;
        }
        return lives ? temporary.current(parent) : temporary.renew(parent);
    }

    /** Removes what only a session needed that is over. */
    public void clear() {
        temporary.remove();
        if (Files.isDirectory(task.file(SANDBOX_TEMPORARY))) {
            FileTrees.delete(task.file(SANDBOX_TEMPORARY));
        }
    }
}
