package io.trackyard.process;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives a program a session and process group of its own, so that neither Ctrl-C nor a closed terminal nor the death of
 * this process reaches it. The pid stays that of the program: setsid executes it in place.
 */
public final class Detachment {
    private static final Path NOWHERE = Path.of("/dev/null");

    private Detachment() {}

    /**
     * Starts a program that outlives this process. Its standard input is empty, its environment that of the command
     * without any {@link Tag}, and the command's time limit is not applied.
     *
     * @param output the file both outputs are appended to; a pipe to this process would break with it
     * @throws io.trackyard.problem.ProblemException when the program is missing or cannot be started
     */
    public static ProcessIdentity start(Command command, Path output) {
        Command untagged = command.withEnvironment(Tag.strippedFrom(command.environment()));
        ProcessBuilder builder = prepare(untagged)
                .redirectInput(NOWHERE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()));
        long pid = begin(builder, untagged).pid();
        return ProcessIdentity.of(pid)
                .orElseThrow(() -> Problem.of(Fault.ENVIRONMENT, "ended-at-once")
                        .what("'%s' ended as soon as it was started", command)
                        .why("what it said is in %s", output)
                        .exception());
    }

    /** A start of the command in a session of its own; the streams are still to be chosen. */
    static ProcessBuilder prepare(Command command) {
        List<String> arguments = new ArrayList<>(prefix());
        arguments.add(Programs.require(command).toString());
        arguments.addAll(command.arguments().subList(1, command.arguments().size()));
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(command.directory().toAbsolutePath().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        return builder;
    }

    static Process begin(ProcessBuilder builder, Command command) {
        try {
            return builder.start();
        } catch (IOException failed) {
            String why = Files.isDirectory(command.directory())
                    ? failed.getMessage()
                    : "there is no directory %s".formatted(command.directory());
            throw Problem.of(Fault.ENVIRONMENT, "cannot-start")
                    .what("'%s' cannot be started", command)
                    .why("%s", why)
                    .exception(failed);
        }
    }

    /** macOS has no setsid; perl is there. */
    private static List<String> prefix() {
        return Programs.find("setsid", Path.of("/"), Map.of())
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("perl", "-MPOSIX=setsid", "-e", "setsid(); exec { $ARGV[0] } @ARGV or exit 127"));
    }
}
