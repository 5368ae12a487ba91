package io.trackyard.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What tests have of package registries: fetched once, by the registry's ordinary client, into {@code target}, at a version
 * that is pinned in the project. A test that needs it is skipped, with a word, where it cannot be had.
 */
public final class Fetched {
    private static final int LIMIT_MINUTES = 5;

    private Fetched() {}

    /**
     * The file that the command brings into the directory, where it is not there yet. Two test classes may want it at
     * once, in JVMs of their own.
     *
     * @param pins a file that the command finds in the directory: what it is to bring
     */
    public static synchronized Path once(Path directory, Path wanted, Path pins, List<String> command)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        try (FileChannel lock =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(wanted)) {
                Files.copy(pins, directory.resolve(pins.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                fetch(command, directory.resolve("log"));
            }
        }
        return Files.exists(wanted)
                ? wanted
                : abort(command.get(0) + " brought no " + wanted.getFileName() + " for this machine");
    }

    /** The directory of the whole project. */
    public static Path projectRoot() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .filter(path -> Files.isDirectory(path.resolve("activities/src/test")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not within the project: " + here));
    }

    private static void fetch(List<String> command, Path log) throws IOException, InterruptedException {
        Process client = start(command, log);
        if (!client.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || client.exitValue() != 0) {
            client.destroyForcibly();
            abort(command.get(0) + " could not fetch it: see " + log);
        }
    }

    private static Process start(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            return abort(command.get(0) + " is not there: what it brings is not tested");
        }
    }
}
