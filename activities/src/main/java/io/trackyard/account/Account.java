package io.trackyard.account;

import io.trackyard.policy.AgentSettings;

/**
 * Whose limits sessions share.
 *
 * @param name as people read it
 * @param isEverywhere whether it is the same on all hosts of a server, as one that a person has named is; else it is the sign-in
 *     of a host
 */
public record Account(String name, boolean isEverywhere) {
    /** The one of an agent. */
    public static Account of(AgentSettings agent) {
        return new Account(agent.account(), agent.namesAccount());
    }
}
