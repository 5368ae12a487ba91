package io.trackyard.reservation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a session has reserved, kept in the session's directory: with the session it is over. */
public final class ReservationFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final TypeReference<List<Reserved>> LIST = new TypeReference<>() {};

    private final Path file;

    /** {@code session}: the session's directory */
    public ReservationFile(Path session) {
        this.file = session.resolve("reservations.json");
    }

    /** What is reserved at a moment; what has run out is not. */
    public List<Reserved> at(Instant now) {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), LIST).stream()
                            .filter(reserved -> reserved.until() > now.toEpochMilli())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(List<Reserved> all) {
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
