package io.trackyard.source;

import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.LineFields;
import io.trackyard.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of what is run for a task; anything may be left unsaid.
 *
 * @param command of a client its program; else the command that is the agent
 * @param terms whose protocol it speaks, and what it may do
 * @param environment names of variables that are passed on
 * @param account whose limits its sessions share; unsaid, the client's name or the command's first word
 * @param ends what its ends mean
 * @param lines where its lines say what there is to know of a session
 * @param later who carries out later attempts
 */
public record AgentChoice(
        @Nullable String command,
        Terms terms,
        @Nullable List<String> environment,
        @Nullable String account,
        @Nullable List<EndRule> ends,
        @Nullable LineFields lines,
        @Nullable List<LaterChoice> later) {
    /** Nothing said. */
    public static final AgentChoice NONE = new AgentChoice(null, null, null, null);

    /** A program that speaks no protocol, or of which that is said elsewhere. */
    public AgentChoice(
            @Nullable String command,
            @Nullable List<String> environment,
            @Nullable String account,
            @Nullable List<EndRule> ends) {
        this(command, Terms.NONE, environment, account, ends);
    }

    /** An agent of whose lines nothing is said. */
    public AgentChoice(
            @Nullable String command,
            Terms terms,
            @Nullable List<String> environment,
            @Nullable String account,
            @Nullable List<EndRule> ends) {
        this(command, terms, environment, account, ends, null, null);
    }

    /** As {@link ClientTerms}, of which anything may be unsaid. */
    public record Terms(
            @Nullable Client client,
            @Nullable String model,
            @Nullable Permission permission,
            @Nullable Conversation conversation,
            @Nullable List<String> arguments) {
        /** Nothing said. */
        public static final Terms NONE = new Terms(null, null, null, null, null);

        /** {@code same}: whether the other speaks of the same agent: a model is one of a client. */
        private Terms over(Terms below, boolean same) {
            return new Terms(
                    same ? first(client, below.client) : client,
                    same ? first(model, below.model) : model,
                    first(permission, below.permission),
                    first(conversation, below.conversation),
                    same ? first(arguments, below.arguments) : arguments);
        }

        private ClientTerms orUsual() {
            return new ClientTerms(
                    first(client, Client.COMMAND),
                    model,
                    first(permission, ClientTerms.COMMAND.permission()),
                    first(conversation, ClientTerms.COMMAND.conversation()),
                    first(arguments, List.of()));
        }
    }

    /** What a person calls the agent: a client by its name, else a command. */
    public static AgentChoice named(String agent) {
        return AgentSettings.clientNamed(agent).map(AgentChoice::ofClient).orElseGet(() -> ofCommand(agent));
    }

    /** A client and nothing else. */
    public static AgentChoice ofClient(Client client) {
        return new AgentChoice(null, new Terms(client, null, null, null, null), null, null, null);
    }

    /** A model and nothing else. */
    static AgentChoice ofModel(@Nullable String model) {
        return new AgentChoice(null, new Terms(null, model, null, null, null), null, null, null);
    }

    /** A program and nothing else. */
    public static AgentChoice ofCommand(String command) {
        return new AgentChoice(command, null, null, null);
    }

    /** What is started, where somebody says it. */
    public Optional<String> program() {
        return Optional.ofNullable(command)
                .or(() -> Optional.ofNullable(terms.client).map(AgentSettings::nameOf));
    }

    /**
     * This, and what it leaves unsaid as the other says it; an account, a model, what ends mean, what lines say and who carries
     * out later attempts belong to the agent beside which they were written.
     */
    public AgentChoice over(AgentChoice below) {
        boolean same =
                program().isEmpty() || (command == null && terms.client != null && terms.client == below.terms.client);
        return new AgentChoice(
                same ? first(command, below.command) : command,
                terms.over(below.terms, same),
                first(environment, below.environment),
                same ? first(account, below.account) : account,
                same ? first(ends, below.ends) : ends,
                same ? first(lines, below.lines) : lines,
                same ? first(later, below.later) : later);
    }

    /** @throws ProblemException {@code no-agent} where nobody says what is run */
    public AgentSettings orRefuse() {
        String program = program().orElseThrow(() -> new ProblemException(MissingAgent.problem()));
        Client client = terms.client;
        List<String> variables = first(environment, List.of());
        AgentSettings usual = client == null || client == Client.COMMAND
                ? AgentSettings.ofCommand(program, variables)
                : AgentSettings.ofClient(client, variables);
        return new AgentSettings(
                program, terms.orUsual(), variables, first(account, usual.account()), first(ends, List.of()), lines);
    }

    private static <T> T first(@Nullable T upper, T lower) {
        return upper == null ? lower : upper;
    }
}
