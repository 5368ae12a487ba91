package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.activity.RunAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a host knows of a run that was started on it, as {@code run.json} in the run's directory: enough to find its
 * workflow and its plan again.
 *
 * @param run which run of which repository
 * @param workflow the id of its workflow
 * @param server the Temporal server that carries it, as {@code host:port}, for people
 * @param started when it was started, epoch milliseconds
 */
public record RunCard(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("workflow") String workflow,
        @JsonProperty("server") String server,
        @JsonProperty("started") long started) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String FILE = "run.json";

    /** Keeps it in the run's directory. */
    public void write(RunDirectory directory) {
        try {
            Files.createDirectories(directory.path());
            Path aside = directory.path().resolve(FILE + ".new");
            Files.write(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(aside, directory.path().resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory.path(), e);
        }
    }

    /** That of a run; empty where it was not started on this host. */
    public static Optional<RunCard> of(RunDirectory directory) {
        return read(directory.path().resolve(FILE));
    }

    /** The runs of a repository that were started on this host, the newest first. */
    public static List<RunCard> ofRepository(Path state, String repository) {
        Path runs = RunDirectory.of(state, repository, "any").path().getParent();
        if (runs == null || !Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(runs)) {
            return directories
                    .map(directory -> directory.resolve(FILE))
                    .filter(Files::isRegularFile)
                    .map(RunCard::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(RunCard::started).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + runs, e);
        }
    }

    private static Optional<RunCard> read(Path file) {
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunCard.class));
        } catch (IOException halfWritten) {
            return Optional.empty();
        }
    }
}
