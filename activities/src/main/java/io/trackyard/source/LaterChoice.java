package io.trackyard.source;

import io.trackyard.policy.LaterAgent;
import io.trackyard.policy.NamedAgent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of who carries out later attempts.
 *
 * @param attempt the first of them
 * @param agent a kind, a client or a command; unsaid, the usual agent
 * @param model the model it is to use; unsaid, the agent's own
 */
public record LaterChoice(
        int attempt, @Nullable String agent, @Nullable String model) {

    /** The same as an agent; {@code usual}: what the first attempts are carried out by. */
    public AgentChoice over(AgentChoice usual, AgentKinds kinds) {
        AgentChoice own = agent == null
                ? usual
                : kinds.named(agent)
                        .map(AgentKind::choice)
                        .orElseGet(() -> AgentChoice.named(agent))
                        .over(usual);
        return AgentChoice.ofModel(model).over(own);
    }

    /** As a run has it; {@code usualKind}: the kind that the usual agent is, where it is one. */
    LaterAgent over(AgentChoice usual, AgentKinds kinds, Optional<AgentKind> usualKind) {
        Optional<AgentKind> kind = agent == null ? usualKind : kinds.named(agent);
        String name =
                kind.map(AgentKind::name).or(() -> Optional.ofNullable(agent)).orElse("");
        NamedAgent named = new NamedAgent(
                name,
                over(usual, kinds).orRefuse(),
                kind.map(AgentKind::persona).orElse(null),
                kind.map(AgentKind::changes).orElse(null),
                false);
        return new LaterAgent(attempt, named);
    }
}
