package io.trackyard.cli.command;

import io.trackyard.plan.NearestName;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.source.AgentChoice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agent carries tasks out: one that Trackyard knows, or any command. */
final class AgentOptions {
    @Option(names = "--agent", paramLabel = "NAME", description = "The agent: claude or codex.")
    @Nullable
    String name;

    @Option(
            names = "--agent-command",
            paramLabel = "CMD",
            description = "The agent: a command that gets the prompt on its standard input.")
    @Nullable
    String command;

    /**
     * What was typed; nothing where nothing was.
     *
     * @throws io.trackyard.problem.ProblemException where no agent is called so, or both were typed
     */
    AgentChoice choice() {
        if (name != null && command != null) {
            throw Problem.of(Fault.USER, "usage")
                    .what("--agent names the agent, and so does --agent-command")
                    .remedy("give one of them")
                    .exception();
        }
        if (command != null) {
            return AgentChoice.ofCommand(command);
        }
        return name == null
                ? AgentChoice.NONE
                : AgentSettings.clientNamed(name).map(AgentChoice::ofClient).orElseThrow(() -> unknown(name));
    }

    /** The same words again. */
    List<String> words() {
        return Stream.of(word("--agent", name), word("--agent-command", command))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> word(String option, @Nullable String value) {
        return value == null ? List.of() : List.of(option, ShellWord.of(value));
    }

    private static RuntimeException unknown(String typed) {
        List<String> names = Arrays.stream(Client.values())
                .filter(client -> client != Client.COMMAND)
                .map(AgentSettings::nameOf)
                .toList();
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-agent")
                .what("there is no agent \"%s\"", typed)
                .why("the agents are %s; any other program is one by --agent-command", String.join(", ", names));
        NearestName.to(typed, names).ifPresent(near -> draft.remedy("did you mean \"%s\"?".formatted(near)));
        return draft.remedy("trackyard run --agent-command 'COMMAND'", "the command gets each prompt on standard input")
                .exception();
    }
}
