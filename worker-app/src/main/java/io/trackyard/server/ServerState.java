package io.trackyard.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What is known of the server Trackyard started last, as {@code server.json} keeps it.
 *
 * @param database its database file
 * @param log where it prints
 * @param startedAt in ISO 8601
 */
public record ServerState(
        @JsonProperty("process") ProcessIdentity process,
        @JsonProperty("ports") PortPair ports,
        @JsonProperty("version") TemporalVersion version,
        @JsonProperty("database") String database,
        @JsonProperty("log") String log,
        @JsonProperty("startedAt") String startedAt) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Where clients and workers connect, as {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + ports.grpc();
    }

    /** The Web UI, for a browser on this machine. */
    public String webAddress() {
        return "http://localhost:" + ports.web();
    }

    /** Reads it; a file that cannot be understood counts as none, since a server is also found by its database. */
    static Optional<ServerState> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ServerState.class));
        } catch (IOException absentOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Writes it aside and renames, so that a reader never sees half. */
    void write(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot write " + file, cause);
        }
    }
}
