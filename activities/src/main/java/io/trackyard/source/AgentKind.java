package io.trackyard.source;

import io.trackyard.plan.Changes;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.NamedAgent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of agent: who carries a task out, as what, and with which rights. What is absent is left to the usual agent.
 *
 * @param name what it is asked for by
 * @param client the agent that carries it out instead of the usual one: by its name, or a command
 * @param persona what its agent is told before the prompt
 * @param model the model its agent is told to use
 * @param permission what its agent is told that it may do
 * @param changes whether it must, may or must not change files
 * @param lines where the command that is its client says what there is to know of a session
 */
public record AgentKind(
        String name,
        @Nullable String client,
        @Nullable String persona,
        @Nullable String model,
        @Nullable String permission,
        @Nullable Changes changes,
        @Nullable LineFields lines) {

    /** What a background task of this kind is told. */
    public String prompt(String asked) {
        return persona == null ? asked : persona.strip() + "\n\n" + asked;
    }

    /** What it says of its agent. */
    public AgentChoice choice() {
        Permission granted =
                permission == null ? null : Permission.named(permission).orElse(null);
        return new AgentChoice(null, new AgentChoice.Terms(null, model, granted, null, null), null, null, null)
                .over(own().orElse(AgentChoice.NONE));
    }

    /** The agent that it names instead of the usual one, with what belongs to that. */
    public Optional<AgentChoice> own() {
        return Optional.ofNullable(client)
                .map(named -> new AgentChoice(null, AgentChoice.Terms.NONE, null, null, null, lines, null)
                        .over(AgentChoice.named(named)));
    }

    /**
     * As a run has it.
     *
     * @param agent what is run for tasks that ask for no other
     * @param usual whether that is this kind
     * @throws io.trackyard.problem.ProblemException {@code no-agent} where neither says what is run
     */
    NamedAgent over(AgentChoice agent, boolean usual) {
        return new NamedAgent(name, choice().over(agent).orRefuse(), persona, changes, usual);
    }

    AgentKind over(AgentKind below) {
        return new AgentKind(
                name,
                client == null ? below.client : client,
                persona == null ? below.persona : persona,
                model == null ? below.model : model,
                permission == null ? below.permission : permission,
                changes == null ? below.changes : changes,
                client == null ? below.lines : lines);
    }
}
