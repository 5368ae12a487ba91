package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.ClientTerms.Client;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is run for a task.
 *
 * @param command of a client its program; else what {@code sh -c} is given in the worktree, with the prompt on standard
 *     input
 * @param terms whose protocol it speaks, and what it may do
 * @param environment names of variables that are passed on beside the few every command gets
 * @param account whose limits its sessions share: a quota of one stops all of them
 * @param ends what its ends mean that mean something else than usual; the first that fits counts
 * @param lines where its lines say what there is to know of a session; absent where it prints what it likes
 */
public record AgentSettings(
        @JsonProperty("command") String command,
        @JsonProperty("terms") ClientTerms terms,
        @JsonProperty("environment") List<String> environment,
        @JsonProperty("account") String account,
        @JsonProperty("ends") List<EndRule> ends,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("lines") @Nullable
        LineFields lines) {
    public AgentSettings {
        terms = terms == null ? ClientTerms.COMMAND : terms;
        environment = List.copyOf(environment);
        ends = ends == null ? List.of() : List.copyOf(ends);
    }

    /** An agent whose lines are not read, or by the client whose protocol it speaks. */
    public AgentSettings(
            String command, ClientTerms terms, List<String> environment, String account, List<EndRule> ends) {
        this(command, terms, environment, account, ends, null);
    }

    /** An agent that is a program and speaks no protocol. */
    public AgentSettings(String command, List<String> environment, String account, List<EndRule> ends) {
        this(command, ClientTerms.COMMAND, environment, account, ends);
    }

    /** An agent that is a program, its account named after it. */
    public static AgentSettings ofCommand(String command, List<String> environment) {
        return new AgentSettings(command, environment, command.strip().split("\\s+", 2)[0], List.of());
    }

    /** An agent that speaks the protocol of the client, its program and its account named after it. */
    public static AgentSettings ofClient(Client client, List<String> environment) {
        ClientTerms terms = new ClientTerms(
                client, null, ClientTerms.COMMAND.permission(), ClientTerms.COMMAND.conversation(), List.of());
        return new AgentSettings(nameOf(client), terms, environment, nameOf(client), List.of());
    }

    /** Whether a person named its account, and it is not called after the client or the command. */
    public boolean namesAccount() {
        AgentSettings unnamed = terms.client() == Client.COMMAND
                ? ofCommand(command, environment)
                : ofClient(terms.client(), environment);
        return !account.equals(unnamed.account());
    }

    /** What a person calls a client. */
    public static String nameOf(Client client) {
        return client.name().toLowerCase(Locale.ROOT);
    }

    /** The client that a person calls so; a {@code command} is none. */
    public static Optional<Client> clientNamed(String name) {
        return Arrays.stream(Client.values())
                .filter(client -> client != Client.COMMAND)
                .filter(client -> nameOf(client).equals(name.strip()))
                .findFirst();
    }

    /** The same for whoever names another agent: a client by its name, or a command. */
    public AgentSettings running(String other) {
        return clientNamed(other)
                .map(client -> client == terms.client() ? this : ofClient(client, environment))
                .orElseGet(() -> new AgentSettings(other, environment, account, ends));
    }

    /** The same on other terms. */
    public AgentSettings on(ClientTerms other) {
        return new AgentSettings(command, other, environment, account, ends, lines);
    }
}
