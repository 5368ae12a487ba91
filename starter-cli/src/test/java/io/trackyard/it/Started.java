package io.trackyard.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that runs. */
record Started(List<String> command, Process process, Path out, Path err) {
    private static final long LIMIT_SECONDS = 120;

    /**
     * Starts a command, without a terminal.
     *
     * @param shown the command line as a person would have typed it
     * @param line the command line
     * @param environment all its variables
     * @param outputs where the files lie that it prints into
     */
    static Started start(
            List<String> shown, List<String> line, Path directory, Map<String, String> environment, Path outputs) {
        try {
            Path out = Files.createTempFile(outputs, "out-", ".txt");
            Path err = Files.createTempFile(outputs, "err-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Started(shown, builder.start(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for its end; one that does not end is killed, which its exit code then shows. */
    Answer answer() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Answer(command, process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException | IOException failure) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command), failure);
        }
    }

    /** What it has said so far beside its data. */
    String said() {
        try {
            return Files.readString(err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As Ctrl-C, or a service manager, does. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException | IOException failure) {
            throw new AssertionError("kill -s " + name, failure);
        }
    }
}
