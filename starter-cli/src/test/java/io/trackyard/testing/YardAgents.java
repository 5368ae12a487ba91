package io.trackyard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The agents of a yard: one command, which hands a task to the scripted agent it was given, and any other to the example
 * agent, and which writes down every start. A calibration's agent is that of the task {@code calibration}.
 */
public final class YardAgents {
    private static final Path EXAMPLE =
            Path.of("..", "examples", "agent.sh").toAbsolutePath().normalize();

    private static final String PROGRAM = """
            #!/bin/sh
            here=$(dirname "$0")
            if [ -n "$TRACKYARD_CALIBRATION" ]; then
                [ ! -x "$here/calibration/agent" ] || exec "$here/calibration/agent"
                exec sh '%1$s'
            fi
            echo "$TRACKYARD_TASK $TRACKYARD_ATTEMPT $$" >>"$here/starts"
            while [ -e "$here/held" ]; do sleep 0.05; done
            [ ! -x "$here/$TRACKYARD_TASK/agent" ] || exec "$here/$TRACKYARD_TASK/agent"
            exec sh '%1$s'
            """;

    private final Path directory;

    private YardAgents(Path directory) {
        this.directory = directory;
    }

    static YardAgents in(Path directory) throws IOException {
        YardAgents agents = new YardAgents(Files.createDirectories(directory));
        Files.writeString(agents.program(), PROGRAM.formatted(EXAMPLE));
        Files.setPosixFilePermissions(agents.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return agents;
    }

    /**
     * A start of an agent.
     *
     * @param attempt the number it was told
     */
    public record Start(String task, int attempt, long pid) {}

    /** What {@code --agent-command} is given. */
    Path program() {
        return directory.resolve("agent");
    }

    /** Gives the task an agent that is told what to do. */
    ScriptedAgent script(String task) throws IOException {
        return ScriptedAgent.in(directory.resolve(task));
    }

    /** The one that {@link #script} made. */
    ScriptedAgent scriptOf(String task) {
        return ScriptedAgent.at(directory.resolve(task));
    }

    /** All there were, in order. */
    List<Start> starts() throws IOException {
        Path file = directory.resolve("starts");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(YardAgents::start).toList()
                : List.of();
    }

    /** Forgets the starts there were. */
    void forgetStarts() throws IOException {
        Files.deleteIfExists(directory.resolve("starts"));
    }

    /** Agents that start from now on do nothing yet. */
    void hold() throws IOException {
        Files.createFile(directory.resolve("held"));
    }

    /** They go on. */
    void release() throws IOException {
        Files.deleteIfExists(directory.resolve("held"));
    }

    private static Start start(String line) {
        String[] words = line.split(" ");
        return new Start(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]));
    }
}
