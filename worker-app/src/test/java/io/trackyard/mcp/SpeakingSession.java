package io.trackyard.mcp;

import io.trackyard.activity.TaskRequest;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.Guard;
import io.trackyard.session.Session;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.SessionRequest;
import io.trackyard.session.Sessions;
import io.trackyard.session.TaskDirectory;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import io.trackyard.voice.VoiceOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** A session that lives until it is let go, and has a voice. */
final class SpeakingSession implements AutoCloseable {
    private static final long EPOCH = 1;

    private final SessionPoller poller = new SessionPoller();
    private final Sessions sessions = new Sessions("host-1", new CommandRunner(), poller, InstantSource.system());
    private final Path state;
    private final ScratchRun run;
    private final String name;
    private final TaskDirectory task;
    private final ScriptedAgent agent;
    private final Session session;
    private String token;

    private SpeakingSession(Path root, ScratchRun run, String name) throws IOException, InterruptedException {
        this.state = root.resolve("state");
        this.run = run;
        this.name = name;
        this.agent =
                ScriptedAgent.in(root.resolve("agent-" + name)).waitsFor("end").endsWell();
        this.task = run.open().directory().task(name);
        this.token = VoiceOffice.admit(task, request(), 1);
        Guard.of(task.path(), new CommandRunner()).takeOver(standing -> EPOCH);
        this.session = sessions.attachOrStart(
                task,
                new SessionRequest(
                        Command.of(agent.executable().toString())
                                .in(run.scratch().path())
                                .withEnvironment(Map.of("PATH", System.getenv("PATH"))),
                        new SessionRequest.Claim(EPOCH, 1, null),
                        1,
                        Duration.ofHours(1)));
    }

    /** That of T1, whose files lie below a directory. */
    static SpeakingSession in(Path root) throws IOException, InterruptedException {
        return in(root, new RunDraft());
    }

    /** The same in a run that is otherwise as the draft says. */
    static SpeakingSession in(Path root, RunDraft draft) throws IOException, InterruptedException {
        ScratchRun run = ScratchRun.in(
                root,
                draft.track(TaskDraft.of("T1").touching("a.txt").checkedBy("test -s a.txt"))
                        .track(TaskDraft.of("T2").touching("b.txt"))
                        .gate("true"));
        return new SpeakingSession(root, run, "T1");
    }

    /** That of T2, on the run's other track; closed before this one. */
    SpeakingSession neighbour() throws IOException, InterruptedException {
        return new SpeakingSession(state.getParent(), run, "T2");
    }

    RunDirectory files() {
        return run.open().directory();
    }

    /** What a worker knows of it: nothing but what is on the disk. */
    VoiceOffice office() {
        return new VoiceOffice(state, run.runs(), sessions, InstantSource.system());
    }

    String token() {
        return token;
    }

    Path directory() {
        return session.directory();
    }

    /** Another session of the task begins. */
    void isFollowed() {
        token = VoiceOffice.admit(task, request(), 2);
    }

    /** Comes to its end, which nobody books. */
    void ends() throws IOException, InterruptedException {
        agent.receives("end");
        session.awaitEnd(state -> {});
    }

    private TaskRequest request() {
        return run.task(name);
    }

    @Override
    public void close() throws IOException {
        try {
            ends();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        poller.close();
        if (name.equals("T1")) {
            run.close();
        }
    }
}
