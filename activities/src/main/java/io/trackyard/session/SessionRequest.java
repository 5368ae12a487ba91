package io.trackyard.session;

import io.trackyard.process.Command;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session that is wanted.
 *
 * @param agent the agent's command line, its worktree as the directory, and its whole environment; the input is the
 *     prompt, and is kept in a file beside the output
 * @param claim on whose behalf
 * @param attempt the ledger's number of the attempt, from 1
 * @param deadline how long the session may run from its start; kept in its record, enforced by whoever watches it
 */
public record SessionRequest(Command agent, Claim claim, int attempt, Duration deadline) {

    /**
     * The right to act for a task.
     *
     * @param epoch the epoch taken by the one that asks; refused where another stands
     * @param lease the track's lease
     * @param taskToken the Temporal task that answers for the session now; absent outside Temporal
     */
    public record Claim(long epoch, long lease, @Nullable String taskToken) {}
}
