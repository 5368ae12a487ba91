package io.trackyard.agent.command;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.OutputEnd;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Any program as an agent: the prompt comes on its standard input, and exit code 0 says that the task is done. One that prints
 * JSON objects says in them what its settings tell where to find.
 */
public final class CommandAgent implements Agent {
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);
    private static final int FIRST_SIGNAL = 129;

    private final AgentSettings settings;
    private final EndTable table;
    private final Optional<LineFields> fields;

    public CommandAgent(AgentSettings settings) {
        this.settings = settings;
        this.table = EndTable.of(settings.ends());
        this.fields = Optional.ofNullable(settings.lines());
    }

    /** It is told the model, and the conversation to go on with, by variables. */
    @Override
    public Start start(Order order) {
        Map<String, String> environment = new TreeMap<>(order.environment());
        Optional.ofNullable(settings.terms().model()).ifPresent(model -> environment.put("TRACKYARD_MODEL", model));
        order.conversation().ifPresent(id -> environment.put("TRACKYARD_CONVERSATION", id));
        return new Start(List.of("sh", "-c", settings.command()), environment);
    }

    @Override
    public String account() {
        return settings.account();
    }

    @Override
    public List<String> variables() {
        return List.of();
    }

    @Override
    public Optional<String> conversation(Path output) {
        return fields.flatMap(names -> SpokenLines.read(names, output).conversation());
    }

    @Override
    public boolean speaksProtocol() {
        return fields.isPresent();
    }

    @Override
    public Optional<Usage> used(Path output) {
        return fields.flatMap(names -> SpokenLines.read(names, output).used());
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return fields.filter(names -> names.text() != null)
                .map(names -> OutputEnd.of(SpokenLines.read(names, output).text(), mostBytes))
                .orElseGet(() -> OutputEnd.of(output, mostBytes));
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        int exit = ending.exit();
        List<String> lastLines = ending.lastLines();
        EndTable.Row row = table.find(exit, lastLines);
        String told = told(exit, row.line());
        return switch (row.means()) {
            case SUCCESS -> outcome(ending);
            case FAILED ->
                new AgentVerdict.Failed(
                        "the agent gave up " + told(exit, row.line().or(() -> said(lastLines))));
            case QUOTA -> new AgentVerdict.OutOfQuota(row.reset(lastLines, now).orElse(now.plus(UNSTATED_QUOTA)));
            case OVERLOADED -> new AgentVerdict.Overloaded("its provider is overloaded " + told);
            case AUTHENTICATION -> new AgentVerdict.Unauthorized("its provider refuses the agent " + told);
            case SETUP ->
                new AgentVerdict.Unstartable(
                        "the agent cannot be started (exit %d): %s".formatted(exit, last(lastLines)));
            case CRASH ->
                new AgentVerdict.Crashed(
                        exit < FIRST_SIGNAL
                                ? "the agent crashed " + told
                                : "the agent was ended by signal " + (exit - FIRST_SIGNAL + 1));
        };
    }

    /** What it says of its outcome itself, where it is known to say it. */
    private AgentVerdict outcome(Ending ending) {
        Optional<LineFields> told = fields.filter(names -> names.outcome() != null);
        if (told.isEmpty()) {
            return new AgentVerdict.Succeeded();
        }
        SpokenLines lines = SpokenLines.read(told.get(), ending.output());
        Optional<String> outcome = lines.outcome();
        if (outcome.isEmpty()) {
            return new AgentVerdict.Crashed(
                    "the agent's output ended without an outcome (exit %d)".formatted(ending.exit()));
        }
        return told.get().success().contains(outcome.get())
                ? new AgentVerdict.Succeeded()
                : new AgentVerdict.Failed(
                        "the agent came out with %s: %s".formatted(outcome.get(), ending.words(lines.text())));
    }

    private static String told(int exit, Optional<String> line) {
        return "(exit %d)%s".formatted(exit, line.map(words -> ": " + words).orElse(""));
    }

    private String last(List<String> lines) {
        return said(lines).orElse(settings.command());
    }

    /** The last line that says anything. */
    private static Optional<String> said(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).reduce((earlier, later) -> later);
    }
}
