package io.trackyard.runfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often a person allowed a run to spend as much again as its budgets say: an empty file for each time, named by phase and
 * moment, since every session that is started afterwards tells of it.
 */
public final class Grants {
    private final Path directory;

    Grants(Path directory) {
        this.directory = directory;
    }

    /** A person did so in a phase, at a moment in epoch milliseconds, or never. Twice told is once. */
    public void note(int phase, @Nullable Long at) {
        if (at == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path grant = directory.resolve(phase + "-" + at);
            if (!Files.exists(grant)) {
                Files.write(grant, new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
    }

    /** In all phases. */
    public int all() {
        return count("");
    }

    /** In one phase. */
    public int of(int phase) {
        return count(phase + "-");
    }

    private int count(String beginning) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> grants = Files.list(directory)) {
            return Math.toIntExact(
                    grants.filter(grant -> grant.getFileName().toString().startsWith(beginning))
                            .count());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + directory, e);
        }
    }
}
