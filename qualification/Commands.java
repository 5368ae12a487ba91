import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands run in a directory that is removed again, with directories of its own for all that Trackyard keeps. */
final class Commands {
    /** Beyond this a command hangs; the slowest seen took a twentieth of it. */
    private static final long LIMIT_SECONDS = 1_200;

    /** Tells on its last line what the command used, the processes it waited for counted in. */
    private static final String COUNTED = "\"$0\" \"$@\"; status=$?; times >&2; exit $status";

    private static final Pattern CLOCK = Pattern.compile("(\\d+)m([0-9.,]+)s");

    private final Path trackyard;
    private final Path scratch;

    Commands(Path qualification, Path scratch) {
        this.trackyard = qualification.resolveSibling("trackyard");
        this.scratch = scratch;
    }

    /** What a command took, in seconds. */
    record Taken(double wall, double processor) {}

    /** Runs it, and takes the time. */
    Taken timed(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        demand(concat(List.of("sh", "-c", COUNTED), command));
        double wall = (System.nanoTime() - start) / 1e9;
        List<String> said = Files.readAllLines(errors());
        return new Taken(wall, CLOCK.matcher(said.get(said.size() - 1)).results().mapToDouble(Commands::seconds).sum());
    }

    private static double seconds(MatchResult clock) {
        return 60 * Integer.parseInt(clock.group(1)) + Double.parseDouble(clock.group(2).replace(',', '.'));
    }

    List<String> trackyard(String... arguments) {
        return concat(List.of(trackyard.toString()), List.of(arguments));
    }

    void demand(String... command) throws IOException, InterruptedException {
        demand(List.of(command));
    }

    void demand(List<String> command) throws IOException, InterruptedException {
        Process process = start(command, output(), errors());
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
            throw new IllegalStateException("takes too long: " + String.join(" ", command));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("status %d: %s%n%s%s".formatted(
                    process.exitValue(),
                    String.join(" ", command),
                    Files.readString(output()),
                    Files.readString(errors())));
        }
    }

    /** What it prints on standard output. */
    String output(List<String> command) throws IOException, InterruptedException {
        demand(command);
        return Files.readString(output()).strip();
    }

    String output(String... command) throws IOException, InterruptedException {
        return output(List.of(command));
    }

    /** What the last command printed on standard output. */
    Path output() {
        return scratch.resolve("output.log");
    }

    private Path errors() {
        return scratch.resolve("errors.log");
    }

    /** Starts it. All it keeps lies in the directory, except for the server's binary. */
    Process start(List<String> command, Path output, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
        builder.environment().put("XDG_STATE_HOME", scratch.resolve("state").toString());
        builder.environment().put("XDG_CONFIG_HOME", scratch.resolve("config").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_") || name.startsWith("GIT_"));
        return builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    /** Makes the directory a repository of one commit. */
    void commitAll(Path directory) throws IOException, InterruptedException {
        String here = directory.toString();
        demand("git", "-C", here, "init", "-q", "-b", "main");
        demand("git", "-C", here, "add", "-A");
        demand("git", "-C", here, "-c", "user.name=B", "-c", "user.email=b@localhost", "commit", "-q", "-m", "Begin");
    }

    /** The machine, in a line. */
    String machine() throws IOException, InterruptedException {
        return "%s, %d processors, load %s, %s".formatted(
                output("git", "version"),
                Runtime.getRuntime().availableProcessors(),
                load(),
                output(trackyard("version")));
    }

    /** What else the machine does: it changes all figures. */
    static String load() {
        return String.format(
                Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
