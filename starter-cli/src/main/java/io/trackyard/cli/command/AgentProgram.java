package io.trackyard.cli.command;

import io.trackyard.git.Repository;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.Setup;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.ShellWord;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.reading.PlanReading;
import io.trackyard.source.AgentKind;
import io.trackyard.source.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the agent's program is there, asked before a run whose every session would end with exit code 127. A plain name
 * is looked for on PATH, a path inside the repository in the commit that worktrees are made from. Where a set-up may make
 * it, and in a longer script, which is the shell's to judge, nothing is looked for.
 */
final class AgentProgram {
    private static final String MISSING = "agent-missing";

    private static final Pattern PLAIN_NAME = Pattern.compile("\\s*([A-Za-z0-9_][\\w.+-]*)(\\s.*)?", Pattern.DOTALL);
    private static final Pattern INSIDE =
            Pattern.compile("\\s*((?:\\.{1,2}|[A-Za-z0-9_][\\w.+-]*)/[\\w./+-]+)(\\s.*)?", Pattern.DOTALL);

    private AgentProgram() {}

    /** What to say where it is not on PATH. */
    static Optional<Problem> missing(String command, Path directory, Map<String, String> environment) {
        return sought(command, directory, environment)
                .map(draft -> draft.remedy(
                                "install it, or name another with --agent-command or agent: in trackyard.yaml")
                        .build());
    }

    /** Refuses to try an agent that is not there. */
    static void demandForTrial(String command, Path directory, Map<String, String> environment) {
        refuse(sought(command, directory, environment)
                .map(draft -> draft.remedy("trackyard agents", "see which are here")
                        .remedy("install it, or try any other command: trackyard agents test 'COMMAND'")
                        .build())
                .stream());
    }

    private static Optional<Problem.Draft> sought(String command, Path directory, Map<String, String> environment) {
        Matcher name = PLAIN_NAME.matcher(command);
        if (!name.matches() || isKnown(name.group(1), directory, environment)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(Fault.USER, MISSING)
                .what("the agent's program '%s' is not on PATH", name.group(1))
                .why("the agent command is: %s", command));
    }

    /** What to say where no worktree would have it. */
    static Optional<Problem> uncommitted(String command, Repository repository) {
        Matcher path = INSIDE.matcher(command);
        if (!path.matches() || isInTheCommit(path.group(1), repository)) {
            return Optional.empty();
        }
        String program = path.group(1);
        Path file = repository.topLevel().resolve(program).normalize();
        Problem.Draft draft = Problem.of(Fault.USER, MISSING)
                .what("the agent's program '%s' is found in no worktree", program)
                .why(
                        "sessions work in worktrees made from commit %s, which does not hold it",
                        repository.head().abbreviate());
        if (!Files.exists(file)) {
            return Optional.of(draft.remedy("there is no %s here either: name another program".formatted(program))
                    .build());
        }
        if (file.startsWith(repository.topLevel())) {
            String name = ShellWord.of(repository.topLevel().relativize(file).toString());
            draft.remedy("git add -f -- %1$s && git commit -m 'Add the agent' -- %1$s".formatted(name), "commit it");
        }
        return Optional.of(draft.remedy("or name it by its whole path: " + ShellWord.of(file.toString()))
                .build());
    }

    /** Whether a plan was found to lack a program, so that a run of it would be refused. */
    static boolean isMissingIn(PlanReading reading) {
        return reading.plan().warnings().stream()
                .anyMatch(warning -> warning.code().equals(MISSING));
    }

    /** Whether worktrees hold more than what is committed. */
    static boolean isSetUp(PlanReading reading) {
        Setup setup = reading.settings().setup();
        return setup != null && !setup.equals(Setup.NONE);
    }

    private static boolean isInTheCommit(String program, Repository repository) {
        Path path = Path.of(program).normalize();
        return !path.startsWith("..") && repository.holds(repository.head(), path.toString());
    }

    /** All that is missing of the commands of a plan: the run's own, those of single tasks, and those of later attempts. */
    static List<Problem> missing(PlanReading reading, Repository repository, Map<String, String> environment) {
        boolean isSetUp = isSetUp(reading);
        Settings settings = reading.settings();
        Stream<String> ofTasks = reading.plan().tasks().stream()
                .map(Task::agent)
                .filter(Objects::nonNull)
                .map(TaskAgent::command)
                .flatMap(command -> program(command, settings).stream());
        Stream<String> later = settings.later()
                .flatMap(choice -> choice.over(settings.usualAgent(), settings.kinds()).program().stream());
        return Stream.of(settings.usualAgent().program().stream(), ofTasks, later)
                .flatMap(programs -> programs)
                .distinct()
                .flatMap(command -> Stream.concat(
                        missing(command, repository.topLevel(), environment).stream(),
                        (isSetUp ? Optional.<Problem>empty() : uncommitted(command, repository)).stream()))
                .toList();
    }

    /** What is started for a task's agent; empty where that is a kind without a program, and the run has no agent. */
    private static Optional<String> program(String agent, Settings settings) {
        Optional<AgentKind> kind = settings.kinds().named(agent);
        return kind.isPresent()
                ? kind.get().choice().over(settings.usualAgent()).program()
                : Optional.of(agent);
    }

    /** Refuses to start with an agent that is not there. */
    static void demand(String command, Path directory, Map<String, String> environment) {
        refuse(missing(command, directory, environment).stream());
    }

    /** Refuses to start a plan of which an agent is not there. */
    static void demand(PlanReading reading, Repository repository, Map<String, String> environment) {
        refuse(missing(reading, repository, environment).stream());
    }

    private static void refuse(Stream<Problem> missing) {
        missing.findFirst().ifPresent(problem -> {
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
