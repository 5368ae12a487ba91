package io.trackyard.session;

import io.trackyard.process.Fence;
import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One agent process working on one task. It lives in its own processes and its directory; this object is only a hold on
 * it, of which any number may exist, also in several workers.
 */
public final class Session {
    private final String id;
    private final SessionDirectory directory;
    private final SessionPoller poller;
    private final Fence fence;

    /** {@code fence}: what lets it be changed, held and ended through this hold on it. */
    Session(String id, SessionDirectory directory, SessionPoller poller, Fence fence) {
        this.fence = fence;
        this.id = id;
        this.directory = directory;
        this.poller = poller;
    }

    /** Unique among all sessions there ever were. */
    public String id() {
        return id;
    }

    /** Its private directory, for what belongs to this session only. */
    public Path directory() {
        return directory.path();
    }

    /** The record as it stands on the disk. */
    public SessionRecord record() {
        return asking(() -> directory.read().orElseThrow(() -> new IOException("no session.json in " + directory())));
    }

    /** What the agent says on standard output. */
    public SessionOutput output() {
        return new SessionOutput(directory.output());
    }

    /** What the agent says on standard error. */
    public SessionOutput errors() {
        return new SessionOutput(directory.errors());
    }

    /** Looks at it now. */
    public SessionState state() {
        return asking(() -> {
            Optional<SessionDirectory.Result> result = directory.result();
            if (result.isEmpty()) {
                if (isAlive(directory.supervisor())) {
                    return new SessionState.Running(true);
                }
                if (isAlive(directory.agent())) {
                    return new SessionState.Running(false);
                }
                // The supervisor may have written it between the two looks, as its last act.
                result = directory.result();
            }
            return new SessionState.Ended(end(result.orElse(null)));
        });
    }

    /**
     * Waits for the end.
     *
     * @param watcher told every look, at least about five times a second and the last one too, on this thread; what it throws ends
     *     the waiting and leaves the session as it is
     * @throws InterruptedException when this thread is interrupted; the session is left as it is
     */
    public SessionEnd awaitEnd(Consumer<SessionState> watcher) throws InterruptedException {
        try (SessionPoller.Watch watch = poller.watch(this)) {
            while (true) {
                SessionState state = watch.next();
                watcher.accept(state);
                if (state instanceof SessionState.Ended ended) {
                    return ended.end();
                }
            }
        }
    }

    /** What everything in it has used of processors so far: see {@link io.trackyard.process.Sweep#processorTime}. */
    public Duration processorTime() {
        return ending().processorTime();
    }

    /** Holds the agent in place until {@link #resume}. Twice is once; a session that has ended is left alone. */
    public void hold() {
        ending().hold();
    }

    /** Lets a held agent go on. */
    public void resume() {
        ending().resume();
    }

    /**
     * Leaves of an output that is longer than that its beginning and its end, with a line between them that says so. The
     * agent is held meanwhile, so that nothing it says is lost with the rest.
     *
     * @return whether one was longer
     */
    public boolean trim(long mostBytes) {
        List<Path> due = Stream.of(directory.output(), directory.errors())
                .filter(output -> Trimming.isDue(output, mostBytes))
                .toList();
        if (due.isEmpty()) {
            return false;
        }
        hold();
        try {
            due.forEach(output -> Trimming.cut(output, mostBytes, fence));
        } finally {
            resume();
        }
        return true;
    }

    /** Whether the agent is held in place, by whomever: a worker that died during a pause leaves it so. */
    public boolean isHeld() {
        return asking(directory::agent).filter(ProcessIdentity::isStopped).isPresent();
    }

    /** Why somebody began to end it and did not come to an end with that, where it still runs. */
    public Optional<EndReason> begunEnding() {
        return record().stage() == SessionRecord.Stage.ENDING && state() instanceof SessionState.Running
                ? Optional.ofNullable(record().progress().endReason())
                : Optional.empty();
    }

    /**
     * Ends the session and everything it started. The reason is recorded before the first signal; called again after a
     * crash it finishes what was begun. A session that has ended by itself keeps its own end.
     *
     * @param grace what the agent gets between being asked and being killed
     * @param snapshot keeps what is in the worktree; called before the first signal and after the last process is gone,
     *     and what it throws the first time leaves the session running
     * @throws io.trackyard.problem.ProblemException when a process survives
     * @throws FencedException when somebody has taken over: then it is theirs, and was not touched
     */
    public SessionEnd end(EndReason reason, Duration grace, Runnable snapshot) {
        if (state() instanceof SessionState.Ended ended) {
            endLeftovers();
            snapshot.run();
            return ended.end();
        }
        asking(() -> directory.write(record().ending(reason), fence));
        snapshot.run();
        asking(() -> ending().run(grace));
        snapshot.run();
        return asking(() -> end(directory.result().orElse(null)));
    }

    /** Ends what an agent that has ended left behind, so that nothing changes the worktree under a verification. */
    public void endLeftovers() {
        ending().sweep();
    }

    /**
     * Records that what came of the session is in the ledger. From then on the task may have a new session.
     *
     * @throws IllegalStateException when it still runs
     */
    public void settle() {
        if (state() instanceof SessionState.Running) {
            throw new IllegalStateException("session %s still runs".formatted(id));
        }
        endLeftovers();
        asking(() -> directory.write(record().settled(), fence));
        poller.forget(id);
    }

    private SessionEnding ending() {
        return new SessionEnding(record().tag(), directory, poller.remembered(id), fence);
    }

    private SessionEnd end(SessionDirectory.@Nullable Result result) throws IOException {
        EndReason reason = record().progress().endReason();
        if (reason != null) {
            return new SessionEnd.EndedByUs(reason, result == null ? null : result.code());
        }
        if (directory.agent().isEmpty() || (result != null && result.code() == SessionDirectory.SET_UP_FAILED)) {
            return new SessionEnd.NeverStarted(
                    "see %s".formatted(directory.path().resolve("supervisor.log")));
        }
        return result == null
                ? new SessionEnd.Unknown(directory.lastOutputAt())
                : new SessionEnd.Exited(result.code(), result.endedAt());
    }

    private static boolean isAlive(Optional<ProcessIdentity> identity) {
        return identity.filter(ProcessIdentity::isAlive).isPresent();
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** The directory is ours alone: that it cannot be read is no case anybody is prepared for. */
    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
