package io.trackyard.voice;

import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a session said last of how it gets on: one line, kept in the session's directory. */
public final class SessionReport {
    private final Path file;

    /** {@code session}: the session's directory */
    public SessionReport(Path session) {
        this.file = session.resolve("report");
    }

    /** Takes the place of what it said before. */
    void write(String line) {
        try {
            DurableFile.replace(file, line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Empty where it has said nothing. */
    public Optional<String> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file)).filter(line -> !line.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
