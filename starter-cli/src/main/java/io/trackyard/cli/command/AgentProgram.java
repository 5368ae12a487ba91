package io.trackyard.cli.command;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the agent's program is there, asked before a run whose every session would end with exit code 127. Only a plain
 * name is looked for: a path may lead to what the run's setup makes, and a longer script is the shell's to judge.
 */
final class AgentProgram {
    private static final Pattern PLAIN_NAME = Pattern.compile("\\s*([A-Za-z0-9_][\\w.+-]*)(\\s.*)?", Pattern.DOTALL);

    private AgentProgram() {}

    /** What to say where it is not there. */
    static Optional<Problem> missing(String command, Path directory, Map<String, String> environment) {
        Matcher name = PLAIN_NAME.matcher(command);
        if (!name.matches() || isKnown(name.group(1), directory, environment)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(Fault.USER, "agent-missing")
                .what("the agent's program '%s' is not on PATH", name.group(1))
                .why("the agent command is: %s", command)
                .remedy("install it, or name another with --agent-command or agent: in trackyard.yaml")
                .build());
    }

    /** Refuses to start with an agent that is not there. */
    static void demand(String command, Path directory, Map<String, String> environment) {
        missing(command, directory, environment).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }

    /** Asked of the shell that will run it, which knows its own words too. */
    private static boolean isKnown(String name, Path directory, Map<String, String> environment) {
        Command question = Command.of("sh", "-c", "command -v -- \"$1\"", "sh", name)
                .in(directory)
                .withEnvironment(environment);
        return new CommandRunner().run(question).succeeded();
    }
}
