package io.trackyard.trial;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.clients.Clients;
import io.trackyard.git.FileTrees;
import io.trackyard.policy.AgentSettings;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Has an agent carry out one small task in a repository of its own, which is removed afterwards. */
public final class AgentTrial {
    private static final String FILE = "greeting.txt";
    private static final String PROMPT =
            "Write a file %s in this directory that holds the one word hello. Do nothing else.".formatted(FILE);

    private final Map<String, String> environment;
    private final Duration limit;
    private final InstantSource time;

    /** {@code environment}: all that its session finds; {@code limit}: how long that may take */
    public AgentTrial(Map<String, String> environment, Duration limit, InstantSource time) {
        this.environment = Map.copyOf(environment);
        this.limit = limit;
        this.time = time;
    }

    /**
     * How it went.
     *
     * @param failure why the task is not done; empty where it is
     * @param said what the agent said last, or the end of what it printed
     */
    public record Outcome(Optional<String> failure, String said, Duration took) {}

    /** @throws io.trackyard.problem.ProblemException where there is no such program */
    public Outcome of(AgentSettings settings) {
        Path place = null;
        try {
            place = Files.createTempDirectory("trackyard-agent");
            return carryOut(Clients.of(settings), place);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for the trial", e);
        } finally {
            if (place != null) {
                FileTrees.delete(place);
            }
        }
    }

    private Outcome carryOut(Agent agent, Path place) throws IOException {
        Path repository = Files.createDirectory(place.resolve("repository"));
        new CommandRunner()
                .run(Command.of("git", "init", "-q").in(repository).withEnvironment(environment))
                .orThrow();
        Agent.Start start = agent.start(new Agent.Order(
                environment,
                Files.createDirectory(place.resolve("client")),
                Files.createDirectory(place.resolve("tmp")),
                Optional.empty()));
        Path output = place.resolve("output");
        CommandResult end = new CommandRunner()
                .run(
                        Command.of(start.commandLine())
                                .in(repository)
                                .withEnvironment(start.environment())
                                .withInput(PROMPT.getBytes(StandardCharsets.UTF_8))
                                .within(limit),
                        output);
        String said = agent.speaksProtocol() ? agent.answer(output, 2_000) : String.join("\n", end.lastLines());
        return new Outcome(failure(agent, end, output, repository), said, end.duration());
    }

    private Optional<String> failure(Agent agent, CommandResult end, Path output, Path repository) {
        if (end.timedOut()) {
            return Optional.of("it took longer than %d s".formatted(limit.toSeconds()));
        }
        AgentVerdict verdict = agent.verdict(new Agent.Ending(end.exitCode(), output, end.lastLines()), time.instant());
        if (!(verdict instanceof AgentVerdict.Succeeded)) {
            return Optional.of(verdict.reason());
        }
        return Files.isRegularFile(repository.resolve(FILE))
                ? Optional.empty()
                : Optional.of("it ended as if it had done the task, and %s is not there".formatted(FILE));
    }
}
