package io.trackyard.reservation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.runfiles.JsonFile;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.TaskDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a session waits for: kept in the session's directory, from before it is told so. With that it is to end. */
public final class WaitFile {
    private final JsonFile<Awaited> file;

    /** {@code session}: the session's directory */
    public WaitFile(Path session) {
        this.file = new JsonFile<>(session.resolve("wait.json"), new TypeReference<>() {});
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
        file.write(awaited);
    }

    /** Whether the session is to end to wait for a file. */
    public boolean isWaiting() {
        return file.exists();
    }

    /** Empty where it waits for nothing. */
    public Optional<Awaited> read() {
        return file.read();
    }
}
