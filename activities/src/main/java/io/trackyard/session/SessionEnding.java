package io.trackyard.session;

import io.trackyard.process.Fence;
import io.trackyard.process.ProcessGroup;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Signal;
import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Signals the processes of one session. The order in which they end is what keeps the exit code. */
final class SessionEnding {
    /** Recording an end takes the supervisor some milliseconds. */
    private static final Duration RECORD_LIMIT = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final SessionDirectory directory;
    private final Sweep everything;
    private final boolean identified;
    private final Optional<ProcessGroup> agent;
    private final Optional<ProcessGroup> supervisor;
    private final Fence fence;

    /** {@code fence}: what lets signals to the agent's group through; a sweep reaches nothing but what has the tag. */
    SessionEnding(Tag tag, SessionDirectory directory, Set<ProcessIdentity> remembered, Fence fence) {
        this.fence = fence;
        this.directory = directory;
        try {
            this.identified = directory.agent().isPresent();
            this.agent = groupOf(directory.agent());
            this.supervisor = groupOf(directory.supervisor());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Sweep tagged = Sweep.of(tag).remembering(remembered);
        this.everything = agent.map(tagged::with).orElse(tagged);
    }

    Duration processorTime() {
        return everything.processorTime();
    }

    void hold() {
        agent.ifPresent(group -> send(group, Signal.STOP));
    }

    void resume() {
        agent.ifPresent(group -> send(group, Signal.CONT));
    }

    void sweep() {
        everything.endAll();
    }

    /**
     * Asks, waits, kills all but the supervisor, lets that one record the end, and kills what is left. An agent that was
     * never identified may still be on its way out of the supervisor's group: then nothing is spared.
     */
    boolean run(Duration grace) {
        Sweep sparing = identified ? supervisor.map(everything::sparing).orElse(everything) : everything;
        agent.ifPresent(group -> {
            send(group, Signal.TERM);
            sparing.terminateOutside(group);
            // A held process gets the signal only when it goes on.
            send(group, Signal.CONT);
            await(grace, () -> sparing.find().isEmpty());
        });
        sparing.endAll();
        if (supervisor.isPresent()) {
            await(RECORD_LIMIT, this::isRecorded);
        }
        everything.endAll();
        return isRecorded();
    }

    private void send(ProcessGroup group, Signal signal) {
        fence.run(group.signalling(signal).leavingNothing());
    }

    private boolean isRecorded() {
        try {
            return directory.result().isPresent();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void await(Duration limit, BooleanSupplier done) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The group of a process that is alive: of a dead one the id may belong to somebody else by now. */
    private static Optional<ProcessGroup> groupOf(Optional<ProcessIdentity> leader) {
        return leader.filter(ProcessIdentity::isAlive).map(identity -> new ProcessGroup(identity.pid()));
    }
}
