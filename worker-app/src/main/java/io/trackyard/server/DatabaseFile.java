package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server's SQLite file, named by the server's minor version: Temporal makes the schema when it makes the file and
 * never changes it again. A newer server opens an older file without a word and fails later, at the first statement that
 * needs what is missing (measured with 1.29 and 1.32); so the file is looked at first. Looking never writes.
 *
 * @param path the database itself; {@code -wal} and {@code -shm} may lie beside it
 * @param version the server that is to open it
 */
record DatabaseFile(Path path, TemporalVersion version) {

    /** The first bytes of every SQLite database, https://www.sqlite.org/fileformat.html 1.3, without the last zero. */
    private static final String MAGIC = "SQLite format 3";

    /** How a table of the schema of server 1.29 and later shows in the file: its kind and its name, side by side. */
    private static final String TABLE_SINCE_1_29 = "tabletasks_v2";

    /** Likewise for 1.31; the schema of 1.32 is the same (compared). */
    private static final String TABLE_SINCE_1_31 = "tablecurrent_chasm_executions";

    /** What SQLite adds to the name: the database itself, its write-ahead log, the index of that. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private static final int CHUNK = 1 << 20;

    static DatabaseFile in(Path directory, TemporalVersion version) {
        return new DatabaseFile(directory.resolve("temporal-" + version.serverMinor() + ".db"), version);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Databases of other server versions in the same directory. */
    List<Path> others() {
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.filter(file -> file.getFileName().toString().matches("temporal-[0-9.]+\\.db"))
                    .filter(file -> !file.equals(path))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Refuses a file the server would not understand.
     *
     * @throws io.trackyard.problem.ProblemException with code {@code foreign-database}
     */
    void check() {
        if (!exists()) {
            return;
        }
        try {
            if (!startsWithMagic()) {
                throw foreign("it is not an SQLite database");
            }
            boolean since31 = holds(TABLE_SINCE_1_31);
            if (version.servesAtLeast(1, 31) ? !since31 : since31 || !holds(TABLE_SINCE_1_29)) {
                throw foreign("its tables are not those of Temporal server " + version.serverMinor());
            }
        } catch (IOException cause) {
            throw foreign("it cannot be read: " + cause.getMessage());
        }
    }

    private boolean startsWithMagic() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return new String(file.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC);
        }
    }

    /** After a kill all of a schema may still be in the write-ahead log alone. */
    private boolean holds(String mark) throws IOException {
        return holds(path, mark) || holds(Path.of(path + "-wal"), mark);
    }

    private static boolean holds(Path file, String mark) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] kept = new byte[0];
            for (byte[] chunk = bytes.readNBytes(CHUNK); chunk.length > 0; chunk = bytes.readNBytes(CHUNK)) {
                String text =
                        new String(kept, StandardCharsets.ISO_8859_1) + new String(chunk, StandardCharsets.ISO_8859_1);
                if (text.contains(mark)) {
                    return true;
                }
                kept = Arrays.copyOfRange(chunk, Math.max(0, chunk.length - mark.length()), chunk.length);
            }
            return false;
        }
    }

    /** Notes that the file is about to be made. */
    void begin() {
        try {
            Files.createFile(unfinished(path));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Notes that a server on it has answered. */
    static void finish(Path database) {
        try {
            Files.deleteIfExists(unfinished(database));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /**
     * Moves a file aside whose making was cut short: the server would refuse it for ever. No client has been told of it,
     * so that no run can be in it; it is kept all the same.
     */
    void putAsideUnfinished(Instant now) {
        if (!Files.exists(unfinished(path))) {
            return;
        }
        try {
            for (String suffix : PARTS) {
                Path part = Path.of(path + suffix);
                if (Files.exists(part)) {
                    Files.move(part, Path.of(path + ".unfinished-" + now.getEpochSecond() + suffix));
                }
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        finish(path);
    }

    private static Path unfinished(Path database) {
        return Path.of(database + ".unfinished");
    }

    RuntimeException foreign(String why) {
        return Problem.of(Fault.ENVIRONMENT, "foreign-database")
                .what("the database %s was not made by Temporal server %s", path, version.serverMinor())
                .why("%s; it was left as it is", why)
                .remedy(putAside(), "put it aside and begin with an empty one")
                .exception();
    }

    /** With its log, which would be taken for that of the empty one. */
    private String putAside() {
        return PARTS.stream()
                .filter(part -> Files.exists(Path.of(path + part)))
                .map(part -> "mv %s %s".formatted(ShellWord.of(path + part), ShellWord.of(path + ".aside" + part)))
                .collect(Collectors.joining(" && "));
    }
}
