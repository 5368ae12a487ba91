package io.trackyard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program as a person has it: called by the launcher, in a clone that is built, from the jars that this build has
 * packaged. So a test's commands are what is shipped, and as quick: the launcher keeps their loaded classes. Where nothing
 * is packaged, as in an IDE, it is the class path of the test.
 */
public final class InstalledProgram {
    private static final Path LAUNCHER = Path.of("..", "trackyard");
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path PACKAGED = Path.of("target", "app");

    private static final Path CLONE = Path.of("target", "clone").toAbsolutePath();
    private static final Path BUILT = CLONE.resolve("starter-cli/target/.current-build");

    private InstalledProgram() {}

    /** The command line that starts it. */
    public static List<String> commandLine(String... arguments) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("java.class.path").contains(PACKAGED.toAbsolutePath() + "/")) {
            line.add(launcher().toString());
        } else {
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.trackyard.cli.Trackyard"));
        }
        line.addAll(List.of(arguments));
        return line;
    }

    /** What has to be in its environment: the JDK of the test. */
    public static Map<String, String> environment() {
        return Map.of("TRACKYARD_JAVA", System.getProperty("java.home"));
    }

    /** One test lays it out, in whichever JVM that runs; the others wait for it. */
    private static synchronized Path launcher() {
        Path launcher = CLONE.resolve(LAUNCHER.getFileName());
        try (FileChannel file = FileChannel.open(
                        CLONE.resolveSibling("clone.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            FileTime newest = newest();
            if (held.isValid()
                    && (!Files.exists(BUILT)
                            || !Files.getLastModifiedTime(BUILT).equals(newest))) {
                layOut(launcher);
                Files.setLastModifiedTime(BUILT, newest);
                keepClasses(launcher);
            }
            return launcher;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileTime newest() throws IOException {
        FileTime newest = Files.getLastModifiedTime(LAUNCHER);
        for (Path jar : below(PACKAGED)) {
            FileTime time = Files.getLastModifiedTime(jar);
            newest = newest.compareTo(time) < 0 ? time : newest;
        }
        return newest;
    }

    private static void layOut(Path launcher) throws IOException {
        for (Path old : below(CLONE)) {
            Files.delete(old);
        }
        Files.createDirectories(BUILT.getParent());
        Path app = Files.createDirectory(CLONE.resolve("app"));
        for (Path jar : below(PACKAGED)) {
            if (jar.toString().endsWith(".jar")) {
                Files.copy(jar, app.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.copy(LAUNCHER, launcher, StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(CLONE.resolve("examples"), EXAMPLES.toAbsolutePath());
        Files.writeString(BUILT, app + "\n");
    }

    /** The launcher does it at the first start. */
    private static void keepClasses(Path launcher) throws IOException {
        ProcessBuilder first = new ProcessBuilder(launcher.toString(), "version").inheritIO();
        first.environment().putAll(environment());
        try {
            first.start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** All there is in a directory, what lies deeper first. */
    private static List<Path> below(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
