package io.trackyard.reservation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.runfiles.DurableFile;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a session waits for: kept in the session's directory, from before it is told so. With that it is to end. */
public final class WaitFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    /** {@code session}: the session's directory */
    public WaitFile(Path session) {
        this.file = session.resolve("wait.json");
    }

    /** What the task's last session that is over and booked ended for; empty where it ended otherwise. */
    public static Optional<Awaited> last(TaskDirectory task) {
        List<Path> over = SessionHistory.settled(task);
        return over.isEmpty() ? Optional.empty() : new WaitFile(over.get(over.size() - 1)).read();
    }

    /** How many sessions of a task ended to wait. */
    public static long count(TaskDirectory task) {
        return SessionHistory.settled(task).stream()
                .filter(session -> new WaitFile(session).isWaiting())
                .count();
    }

    void write(Awaited awaited) {
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(awaited));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether the session is to end to wait for a file. */
    public boolean isWaiting() {
        return Files.exists(file);
    }

    /** Empty where it waits for nothing. */
    public Optional<Awaited> read() {
        try {
            return isWaiting() ? Optional.of(JSON.readValue(file.toFile(), Awaited.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
