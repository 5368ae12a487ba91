package io.trackyard.worker;

import io.trackyard.run.RunInput;

/**
 * The task queues a host listens on. Their names are a contract.
 *
 * @param host the host's id
 */
public record HostQueues(String host) {
    /** Workflows, and what any host may do. */
    public static final String SHARED = "trackyard." + RunInput.SCHEMA;

    /** This host's sessions. */
    public String agents() {
        return SHARED + ".host." + host + ".agents";
    }

    /** This host's git work, so that it never waits behind sessions of hours. */
    public String git() {
        return SHARED + ".host." + host + ".git";
    }
}
