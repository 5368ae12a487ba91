package io.trackyard.git;

import io.trackyard.process.Sweep;
import io.trackyard.process.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the locks that keep a move from being made. A transaction holds its locks for milliseconds; one whose locks are
 * there after seconds has died, or is stopped with its worker, perhaps for good. It is ended first, so that it cannot go on
 * with locks that are somebody else's by then, and has moved nothing.
 */
final class StaleLocks {
    /** A busy machine may keep a git from its processor for a while; ended too early, its move is only made again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Tag movers;
    private final Map<Path, Seen> seen = new HashMap<>();

    /** @param movers what all of Trackyard's gits carry that move refs of this repository */
    StaleLocks(Tag movers) {
        this.movers = movers;
    }

    private record Seen(String identity, long since) {
        boolean isLongAgo() {
            return System.nanoTime() - since > PATIENCE.toNanos();
        }
    }

    /** Looks at the locks, and takes away those that were there all the time; whether one of them is there still. */
    boolean areHeld(List<Path> locks) {
        boolean held = false;
        for (Path lock : locks) {
            Optional<String> identity = identity(lock);
            if (identity.isEmpty()) {
                seen.remove(lock);
                continue;
            }
            held = true;
            Seen before = seen.get(lock);
            if (before == null || !before.identity().equals(identity.get())) {
                seen.put(lock, new Seen(identity.get(), System.nanoTime()));
            } else if (before.isLongAgo()) {
                Sweep.of(movers).sparingChildren().endAll();
                takeAway(lock, before);
            }
        }
        return held;
    }

    /** Unless it has become another's meanwhile. */
    private static void takeAway(Path lock, Seen before) {
        try {
            if (identity(lock).filter(before.identity()::equals).isPresent()) {
                Files.deleteIfExists(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> identity(Path lock) {
        try {
            BasicFileAttributes file = Files.readAttributes(lock, BasicFileAttributes.class);
            return Optional.of("%s %s".formatted(file.fileKey(), file.lastModifiedTime()));
        } catch (NoSuchFileException free) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
