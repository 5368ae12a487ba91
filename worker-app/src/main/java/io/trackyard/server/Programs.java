package io.trackyard.server;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs other programs: short ones to their end, and the server detached, in a session of its own. */
final class Programs {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, String> environment;

    Programs(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output both of its outputs, in the order they came
     */
    record Ended(int status, String output) {

        /** The last line that says something. */
        String lastLine() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce("no output", (earlier, later) -> later);
        }
    }

    /** Finds a program on PATH. */
    Optional<Path> find(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Runs a program to its end.
     *
     * @param variables set on top of the environment
     * @param whileItRuns told the time so far, several times a second
     * @throws IOException if it cannot be started, or runs longer than the limit; it is ended then
     */
    Ended run(List<String> command, Map<String, String> variables, Duration limit, Consumer<Duration> whileItRuns)
            throws IOException {
        // Into a file: nobody has to empty a pipe, and what a grandchild keeps open holds nobody up.
        Path output = Files.createTempFile("trackyard-", ".out");
        try {
            ProcessBuilder builder = builder(command, output);
            builder.environment().putAll(variables);
            Process process = builder.start();
            try {
                await(process, command, limit, whileItRuns);
            } finally {
                end(process);
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /**
     * Starts a program in a session of its own, so that neither the end of this process nor a Ctrl-C at its terminal
     * reaches it.
     *
     * @param log what it prints is appended here
     */
    ServerProcess startDetached(List<String> command, Path log) throws IOException {
        List<String> detached = new ArrayList<>(sessionLeader());
        detached.addAll(command);
        // Not in the directory of whoever asked first: the server would hold that for as long as it lives.
        ProcessBuilder builder =
                builder(detached, log).directory(log.getParent().toFile());
        return ServerProcess.of(builder.start().pid());
    }

    /** macOS has no setsid program, but perl. Both put the command in their own place, so the pid is the command's. */
    private List<String> sessionLeader() {
        return find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("perl", "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV", "--"));
    }

    private ProcessBuilder builder(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static void await(Process process, List<String> command, Duration limit, Consumer<Duration> whileItRuns)
            throws IOException {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                Duration soFar = Duration.ofNanos(System.nanoTime() - start);
                if (soFar.compareTo(limit) > 0) {
                    throw new IOException("'%s' ran longer than %d s".formatted(command.get(0), limit.toSeconds()));
                }
                whileItRuns.accept(soFar);
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while '%s' ran".formatted(command.get(0)));
        }
    }

    private static void end(Process process) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupt) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
