package io.trackyard.cli.command;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.cli.Surroundings;
import io.trackyard.display.Dispatch;
import io.trackyard.display.Dispatch.Finding;
import io.trackyard.git.Repository;
import io.trackyard.plan.Check;
import io.trackyard.plan.NameList;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.reading.PlanReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what a run needs that is agreed to by typing the word in full. */
final class Preflight {
    /** Clients that answer this question at once, and with nothing but their version. */
    private static final Pattern CLIENT = Pattern.compile(
            "\\s*(%s)(?:\\s.*)?"
                    .formatted(Stream.of(KnownAgent.values())
                            .map(KnownAgent::program)
                            .collect(Collectors.joining("|"))),
            Pattern.DOTALL);

    private static final Pattern PROGRAM = Pattern.compile("\\s*(\\S+).*", Pattern.DOTALL);
    private static final Pattern PERSONA =
            Pattern.compile("(?s)\\s*claude\\s.*--agent[ =]([A-Za-z0-9][A-Za-z0-9_-]*)(?:\\s.*)?");
    private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);
    private static final int MOST_PATHS = 5;

    private final Repository repository;
    private final Surroundings around;

    Preflight(Repository repository, Surroundings around) {
        this.repository = repository;
        this.around = around;
    }

    /**
     * What there is to agree to.
     *
     * @param uncommitted files whose changes no session sees
     */
    Dispatch of(PlanReading reading, List<String> uncommitted) {
        Optional<String> command = reading.settings().usualAgent().program();
        List<Check> checks = reading.settings().gate();
        List<String> gate =
                checks == null ? List.of() : checks.stream().map(Check::words).toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(command.map(named -> program(named, AgentProgram.isSetUp(reading)))
                .orElseGet(() -> new Finding(false, "an agent: none is named")));
        command.flatMap(this::persona).ifPresent(findings::add);
        findings.add(cleanTree(uncommitted));
        findings.add(
                gate.isEmpty()
                        ? new Finding(false, "a gate: nothing was found that builds or tests this project")
                        : new Finding(true, "a gate: " + String.join("; ", gate)));
        return new Dispatch(command, gate, findings);
    }

    private Finding program(String command, boolean isSetUp) {
        Matcher name = PROGRAM.matcher(command);
        String program = name.matches() ? name.group(1) : command;
        boolean missing = AgentProgram.missing(command, repository.topLevel(), around.environment())
                .isPresent();
        if (missing) {
            return new Finding(false, "the agent's program %s: not on PATH".formatted(program));
        }
        if (!isSetUp && AgentProgram.uncommitted(command, repository).isPresent()) {
            return new Finding(false, "the agent's program %s: not committed".formatted(program));
        }
        return new Finding(true, "the agent's program %s%s".formatted(program, version(command)));
    }

    private String version(String command) {
        Matcher client = CLIENT.matcher(command);
        if (!client.matches()) {
            return "";
        }
        CommandResult result = new CommandRunner()
                .run(Command.of("sh", "-c", "exec \"$1\" --version", "sh", client.group(1))
                        .in(repository.topLevel())
                        .withEnvironment(around.environment())
                        .within(VERSION_LIMIT));
        String said = result.stdout().lines().findFirst().orElse("").strip();
        return result.succeeded() && !said.isEmpty() ? ": " + said : ": its version is not known";
    }

    /** A client takes an agent's description from the repository or from the home directory. */
    private Optional<Finding> persona(String command) {
        Matcher agent = PERSONA.matcher(command);
        if (!agent.matches()) {
            return Optional.empty();
        }
        String file = ".claude/agents/%s.md".formatted(agent.group(1));
        String home = around.environment().getOrDefault("HOME", "");
        boolean there = Stream.of(repository.topLevel(), Path.of(home))
                .anyMatch(place -> Files.isRegularFile(place.resolve(file)));
        return Optional.of(new Finding(
                there,
                there
                        ? "the agent " + agent.group(1)
                        : "the agent %s: no %s here or in HOME".formatted(agent.group(1), file)));
    }

    private static Finding cleanTree(List<String> dirty) {
        return dirty.isEmpty()
                ? new Finding(true, "a clean tree")
                : new Finding(false, "a clean tree: no session sees " + NameList.of(dirty, MOST_PATHS));
    }
}
