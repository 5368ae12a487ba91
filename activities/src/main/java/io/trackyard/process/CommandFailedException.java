package io.trackyard.process;

import java.nio.file.Path;
import java.util.List;

/** A command that had to succeed and did not. The facts are here; whose fault it is, the caller knows. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CommandResult result;

    CommandFailedException(CommandResult result) {
        super(text(result));
        this.result = result;
    }

    public List<String> arguments() {
        return result.command().arguments();
    }

    public Path directory() {
        return result.command().directory();
    }

    public int exitCode() {
        return result.exitCode();
    }

    public boolean timedOut() {
        return result.timedOut();
    }

    /** What the command said last. */
    public List<String> lastLines() {
        return result.lastLines();
    }

    private static String text(CommandResult result) {
        Command command = result.command();
        String end = result.timedOut()
                ? "did not end within %d s".formatted(command.limit().toSeconds())
                : "ended with exit code %d".formatted(result.exitCode());
        String head = "'%s' in %s %s".formatted(command, command.directory(), end);
        return result.lastLines().isEmpty() ? head : head + ":\n  " + String.join("\n  ", result.lastLines());
    }
}
