package io.trackyard.mail;

import java.time.Instant;

/**
 * A message of a run.
 *
 * @param at when it was sent
 * @param from the name of the agent that sent it, or {@link #COORDINATOR}
 * @param to whom it is for: the name of an agent, {@link #COORDINATOR} or {@link #EVERYBODY}
 * @param importance how soon it is to be read
 * @param thread what it belongs to: the id of a task, {@code Phase 1}, or the run's name
 * @param subject its subject, which begins with its kind in brackets
 * @param body its text
 */
public record Message(
        Instant at, String from, String to, Importance importance, String thread, String subject, String body) {
    /** Who speaks for the run. */
    public static final String COORDINATOR = "Coordinator";

    /** All agents of the run. */
    public static final String EVERYBODY = "All agents";

    /** Whether it lies in somebody's inbox: what one sent oneself does not. */
    public boolean isFor(String name) {
        return to.equals(name) || (to.equals(EVERYBODY) && !from.equals(name));
    }
}
