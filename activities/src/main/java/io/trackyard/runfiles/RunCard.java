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
        return below(RunDirectory.ofRepository(state, repository));
    }

    /** The runs of a repository that were cleaned away and can be given back, the newest first. */
    public static List<RunCard> cleanedAway(Path state, String repository) {
        return children(RunDirectory.trash(RunDirectory.ofRepository(state, repository))).stream()
                .flatMap(bag -> below(bag).stream())
                .sorted(Comparator.comparingLong(RunCard::started).reversed())
                .toList();
    }

    private static List<RunCard> below(Path home) {
        return children(home.resolve("runs")).stream()
                .map(directory -> directory.resolve(FILE))
                .filter(Files::isRegularFile)
                .map(RunCard::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(RunCard::started).reversed())
                .toList();
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
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
