package io.trackyard.session;

import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.ScriptedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A task with its directory, worktree and scripted agent, as a worker sees it; a second worker sees the same. */
final class Workshop implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    final CommandRunner runner = new CommandRunner();
    final SessionPoller poller = new SessionPoller(Duration.ofMillis(100));
    final Sessions sessions = new Sessions("host-1", runner, poller, InstantSource.fixed(NOW));
    final TaskDirectory task;
    final Path worktree;
    final ScriptedAgent agent;

    private Workshop(Path root, ScriptedAgent agent) throws IOException {
        this.task = TaskDirectory.at(root.resolve("task"));
        this.worktree = Files.createDirectories(root.resolve("work tree")).toRealPath();
        this.agent = agent;
    }

    /** A new task, its epoch 1 taken. */
    static Workshop in(Path root) throws IOException, InterruptedException {
        Workshop workshop = new Workshop(root, ScriptedAgent.in(root.resolve("agent")));
        workshop.guard().takeOver(standing -> 1);
        return workshop;
    }

    /** The same task for another worker. */
    static Workshop again(Path root) throws IOException {
        return new Workshop(root, ScriptedAgent.at(root.resolve("agent")));
    }

    Guard guard() {
        return Guard.of(task.path(), runner);
    }

    SessionRequest request() {
        return request(1);
    }

    SessionRequest request(long epoch) {
        return request(epoch, System.getenv("PATH"));
    }

    SessionRequest request(long epoch, String path) {
        Command command = Command.of(agent.executable().toString())
                .in(worktree)
                .withEnvironment(Map.of("PATH", path, "GREETING", "hello"))
                .withInput("do it\n".getBytes(StandardCharsets.UTF_8));
        return new SessionRequest(command, new SessionRequest.Claim(epoch, 3, null), 2, Duration.ofHours(1));
    }

    Session start() throws IOException, InterruptedException {
        return sessions.attachOrStart(task, request());
    }

    String output(Session session) {
        try {
            return Files.readString(session.output().file());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        poller.close();
    }
}
