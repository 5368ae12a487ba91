package io.trackyard.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands in a directory, as a worktree's commands are run. */
record Shell(Path directory) {
    private static final long LIMIT_SECONDS = 60;

    /** Exit status and both outputs of a command. */
    record Answer(int status, String output) {}

    /** Runs {@code sh -c}; the input goes through a file, so that neither side can block the other. */
    Answer run(String command, String input, Map<String, String> variables) {
        try {
            Path in = Files.createTempFile("shell", ".in");
            Path out = Files.createTempFile("shell", ".out");
            try {
                Files.writeString(in, input);
                ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile());
                builder.environment().putAll(variables);
                return new Answer(status(builder.start()), Files.readString(out));
            } finally {
                Files.delete(in);
                Files.delete(out);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int status(Process process) {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
