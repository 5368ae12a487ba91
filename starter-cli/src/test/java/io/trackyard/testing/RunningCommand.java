package io.trackyard.testing;

import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that was typed and has not ended yet. */
public final class RunningCommand {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final List<String> arguments;
    private final Process process;
    private final Path out;
    private final Path err;

    private RunningCommand(List<String> arguments, Process process, Path out, Path err) {
        this.arguments = arguments;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** {@code output}: what the names of the files begin with that it prints into. */
    static RunningCommand start(
            List<String> arguments, List<String> line, Path directory, Map<String, String> environment, Path output)
            throws IOException {
        Path out = output.resolveSibling(output.getFileName() + ".out");
        Path err = output.resolveSibling(output.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new RunningCommand(arguments, process, out, err);
    }

    /** Waits for its end. */
    public CommandResult await() throws IOException, InterruptedException {
        return await(LIMIT);
    }

    /** Waits for its end, of a command that may take longer than most. */
    public CommandResult await(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("still running after %d s: %s".formatted(limit.toSeconds(), result(-1)));
        }
        return result(process.exitValue());
    }

    /** The process, as long as it lives. */
    public ProcessIdentity identity() {
        return ProcessIdentity.of(process.pid()).orElseThrow(() -> new AssertionError("it has ended: " + arguments));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private CommandResult result(int code) throws IOException {
        return new CommandResult(arguments, code, Files.readString(out), Files.readString(err));
    }
}
