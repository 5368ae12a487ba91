package io.trackyard.cli.command;

import io.trackyard.plan.NearestName;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.AgentKinds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agent carries tasks out: one that Trackyard knows, or any command. */
final class AgentOptions {
    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "The agent: claude, codex, gemini, opencode, or a kind of agents: in trackyard.yaml.")
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
     * @throws io.trackyard.problem.ProblemException where both were typed
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
        return name == null ? AgentChoice.NONE : AgentChoice.named(name);
    }

    /**
     * Refuses a name that neither a client nor a kind of agent has.
     *
     * @throws io.trackyard.problem.ProblemException with the names there are
     */
    void demandKnown(AgentKinds kinds) {
        if (name != null
                && AgentSettings.clientNamed(name).isEmpty()
                && kinds.named(name).isEmpty()) {
            throw unknown(name, kinds.names());
        }
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

    private static RuntimeException unknown(String typed, List<String> kinds) {
        Stream<String> clients = Arrays.stream(Client.values())
                .filter(client -> client != Client.COMMAND)
                .map(AgentSettings::nameOf);
        List<String> names = Stream.concat(clients, kinds.stream()).toList();
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-agent")
                .what("there is no agent \"%s\"", typed)
                .why("the agents are %s; any other program is one by --agent-command", String.join(", ", names));
        NearestName.question(typed, names).ifPresent(draft::remedy);
        return draft.remedy("trackyard run --agent-command 'COMMAND'", "the command gets each prompt on standard input")
                .exception();
    }
}
