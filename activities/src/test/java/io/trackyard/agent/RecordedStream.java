package io.trackyard.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a real client printed once, and how it ended.
 *
 * @param directory which holds {@code out} and {@code err}, what it printed on either output, and {@code exit}, its exit code
 */
public record RecordedStream(Path directory) {

    /** The stream of that name of a client of this project. */
    public static RecordedStream of(String client, String name) {
        return new RecordedStream(streams(client).resolve(name));
    }

    /** Where this project keeps those of a client. */
    static Path streams(String client) {
        Path module = Path.of(System.getProperty("basedir", "."));
        return module.resolve("src/test/streams").resolve(client);
    }

    /** The end as an agent is asked about it. */
    public Agent.Ending ending() {
        try {
            int exit =
                    Integer.parseInt(Files.readString(directory.resolve("exit")).strip());
            List<String> errors = Files.readAllLines(directory.resolve("err"));
            return new Agent.Ending(exit, output(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed. */
    public Path output() {
        return directory.resolve("out");
    }

    /** The names of all streams in a directory. */
    public static List<String> names(Path streams) {
        try (Stream<Path> all = Files.list(streams)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was seen, without what belongs to the machine it was seen on. */
    public void write(String output, String errors, int exit) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(output(), output);
        Files.writeString(directory.resolve("err"), errors);
        Files.writeString(directory.resolve("exit"), exit + "\n");
    }
}
