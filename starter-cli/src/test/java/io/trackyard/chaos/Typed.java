package io.trackyard.chaos;

import io.trackyard.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * A command that was typed at a {@link Machine}.
 *
 * @param files what the names of its files begin with
 */
record Typed(List<String> line, Path files) {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    Path out() {
        return files.resolveSibling(files.getFileName() + ".out");
    }

    Path err() {
        return files.resolveSibling(files.getFileName() + ".err");
    }

    /** Its exit code, 137 where it was killed; empty as long as it runs. */
    OptionalInt code() {
        Path ended = files.resolveSibling(files.getFileName() + ".ended");
        return Files.exists(ended) ? OptionalInt.of(Integer.parseInt(read(ended).strip())) : OptionalInt.empty();
    }

    /** What it has said so far beside its data. */
    String said() {
        return read(err());
    }

    /** Waits for its end, which must be a success. */
    String answer() {
        Waiting.until("the end of " + this, LIMIT, () -> code().isPresent());
        if (code().getAsInt() != 0) {
            throw new AssertionError("exit %d: %s".formatted(code().getAsInt(), this));
        }
        return read(out());
    }

    @Override
    public String toString() {
        return "%s%n%s%n%s".formatted(String.join(" ", line), read(out()), read(err()));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
