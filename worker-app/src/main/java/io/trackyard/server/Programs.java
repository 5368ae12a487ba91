package io.trackyard.server;

import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandInterruptedException;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Detachment;
import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs other programs: short ones to their end, and the server detached, in a session of its own. */
final class Programs {

    private final Map<String, String> environment;
    private final CommandRunner runner = new CommandRunner();

    Programs(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output both of its outputs, standard output first
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
        return io.trackyard.process.Programs.find(name, Path.of("/"), environment);
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
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        try {
            CommandResult result =
                    runner.run(Command.of(command).withEnvironment(all).within(limit), whileItRuns);
            if (result.timedOut()) {
                throw new IOException("'%s' ran longer than %d s".formatted(command.get(0), limit.toSeconds()));
            }
            return new Ended(result.exitCode(), result.stdout() + result.stderr());
        } catch (ProblemException notStarted) {
            throw new IOException(notStarted.getMessage(), notStarted);
        } catch (CommandInterruptedException interrupted) {
            throw new InterruptedIOException("interrupted while '%s' ran".formatted(command.get(0)));
        }
    }

    /**
     * Starts a program in a session of its own, so that neither the end of this process nor a Ctrl-C at its terminal
     * reaches it.
     *
     * @param log what it prints is appended here; the program works in its directory, not in that of whoever asked first,
     *     which it would hold for as long as it lives
     */
    ProcessIdentity startDetached(List<String> command, Path log) {
        return Detachment.start(
                Command.of(command).in(log.toAbsolutePath().getParent()).withEnvironment(environment), log);
    }
}
