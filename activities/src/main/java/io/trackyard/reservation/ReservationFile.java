package io.trackyard.reservation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.runfiles.JsonFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a session has reserved, kept in the session's directory: with the session it is over. */
public final class ReservationFile {
    private final JsonFile<List<Reserved>> file;

    /** {@code session}: the session's directory */
    public ReservationFile(Path session) {
        this.file = new JsonFile<>(session.resolve("reservations.json"), new TypeReference<>() {});
    }

    /** What is reserved at a moment; what has run out is not. */
    public List<Reserved> at(Instant now) {
        return file.read().orElse(List.of()).stream()
                .filter(reserved -> reserved.until() > now.toEpochMilli())
                .toList();
    }

    void write(List<Reserved> all) {
        file.write(all);
    }
}
