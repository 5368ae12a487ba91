package io.trackyard.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process of this machine with its command line, as far as this user may see it.
 *
 * @param identity which it is
 * @param program its executable
 * @param arguments its command line without the program
 */
public record RunningProgram(ProcessIdentity identity, String program, List<String> arguments) {
    public RunningProgram {
        arguments = List.copyOf(arguments);
    }

    /** All whose command line can be seen. */
    public static Stream<RunningProgram> all() {
        return ProcessHandle.allProcesses().flatMap(RunningProgram::of);
    }

    private static Stream<RunningProgram> of(ProcessHandle process) {
        ProcessHandle.Info seen = process.info();
        if (seen.command().isEmpty() || seen.arguments().isEmpty()) {
            return Stream.empty();
        }
        return ProcessIdentity.of(process.pid()).stream()
                .map(identity -> new RunningProgram(
                        identity, seen.command().get(), List.of(seen.arguments().get())));
    }
}
