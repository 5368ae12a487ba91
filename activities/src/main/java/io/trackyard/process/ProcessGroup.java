package io.trackyard.process;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process group that Trackyard started and may signal.
 *
 * @param id the group's id, which is the pid of its first process; never 0 or 1, which would mean this process's own
 *     group and every process of the user
 */
public record ProcessGroup(long id) {
    private static final long KILL_LIMIT_SECONDS = 10;

    public ProcessGroup {
        if (id <= 1) {
            throw new IllegalArgumentException("no group to signal: " + id);
        }
    }

    /**
     * Sends the signal to every process of the group. A group that no longer exists is no error.
     *
     * @return whether there was a process to receive it
     */
    public boolean send(Signal signal) {
        try {
            Process kill = new ProcessBuilder(killArguments(signal))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(KILL_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
                return false;
            }
            return kill.exitValue() == 0;
        } catch (IOException failed) {
            throw Problem.of(Fault.ENVIRONMENT, "no-shell")
                    .what("Process group %d cannot be signalled", id)
                    .why("%s", failed.getMessage())
                    .remedy("see that sh is on PATH")
                    .exception(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What sends the signal, for an act that a {@link Fence} lets through. */
    public Command signalling(Signal signal) {
        return Command.of(killArguments(signal));
    }

    /**
     * The shell's own kill, in the one form that dash and bash both take. Never the program of that name: kill of procps
     * 4.0.2 and 4.0.4 reads only the first digit of a negative pid given as {@code -TERM -1234}, and so ends every
     * process of the user; given {@code -s TERM -- -1234}, 4.0.2 prints its usage and signals nothing.
     */
    List<String> killArguments(Signal signal) {
        return List.of("sh", "-c", "kill -s \"$1\" -- \"-$2\"", "kill-group", signal.name(), Long.toString(id));
    }
}
