package io.trackyard.source.taskxml;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.FileReplacement;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The lock that programs of this form agree on: whoever changes the state file makes {@code execute-state.lock} first and
 * removes it afterwards. It names no holder, so that one left by a program that died is only known by its age, and, since the
 * clock may have been put forward since it was made, by its being there while others wait for much longer than a change takes.
 */
final class StateLock implements AutoCloseable {
    static final String NAME = "execute-state.lock";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** A change takes milliseconds; five seconds are a queue of many. */
    private static final int MOST_LOOKS = 25;

    private static final Duration SURELY_LEFT_BEHIND = Duration.ofMinutes(1);

    private static final int LOOKS_AT_ONE_LEFT_BEHIND = 10;

    private final SourceFile file;

    private StateLock(SourceFile file) {
        this.file = file;
    }

    /** @throws ProblemException where another program keeps it */
    static StateLock take(SourceFile file, Waiter waiter, InstantSource clock) {
        Optional<FileTime> made = Optional.empty();
        int looks = 0;
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                Files.createFile(file.path());
                return new StateLock(file);
            } catch (FileAlreadyExistsException held) {
                Optional<FileTime> now = madeAt(file);
                looks = now.equals(made) ? looks + 1 : 1;
                made = now;
                if (looks < LOOKS_AT_ONE_LEFT_BEHIND || !removeOld(file, clock)) {
                    waiter.await(BETWEEN_LOOKS);
                }
            } catch (IOException failure) {
                throw FileReplacement.unwritable(file, failure);
            }
        }
        throw Problem.of(Fault.ENVIRONMENT, "state-locked")
                .what("another program keeps %s", file.name())
                .remedy("rm '%s'".formatted(file.path()), "take it away, where no such program runs")
                .exception();
    }

    private static Optional<FileTime> madeAt(SourceFile file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file.path()));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static boolean removeOld(SourceFile file, InstantSource clock) {
        try {
            Duration age =
                    Duration.between(Files.getLastModifiedTime(file.path()).toInstant(), clock.instant());
            return age.compareTo(SURELY_LEFT_BEHIND) > 0 && Files.deleteIfExists(file.path());
        } catch (IOException goneMeanwhile) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException failure) {
            throw FileReplacement.unwritable(file, failure);
        }
    }
}
