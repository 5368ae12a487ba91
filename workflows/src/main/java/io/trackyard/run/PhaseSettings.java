package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How phases are carried out.
 *
 * @param maxParallel how many tracks work at once
 * @param flatTasks up to so many tasks a phase schedules their activities itself; above, a child of one track for each
 * @param heartbeatSeconds after how long without a sign of life a session's activity is given to another worker
 * @param faults how often in a row the infrastructure may break a task before it is given up
 * @param merges how often a conflict goes back to the agent
 * @param stopOnAbandon whether an abandoned task stops the start of others
 * @param account whose limits the sessions share
 * @param openQueue the task queue that opens tracks
 * @param gitQueue the task queue of the host that holds the run's branch
 */
public record PhaseSettings(
        @JsonProperty("maxParallel") int maxParallel,
        @JsonProperty("flatTasks") int flatTasks,
        @JsonProperty("heartbeatSeconds") int heartbeatSeconds,
        @JsonProperty("faults") int faults,
        @JsonProperty("merges") int merges,
        @JsonProperty("stopOnAbandon") boolean stopOnAbandon,
        @JsonProperty("account") String account,
        @JsonProperty("openQueue") String openQueue,
        @JsonProperty("gitQueue") String gitQueue) {

    /** A phase of up to so many tasks stays far below the server's limits even where nothing is batched. */
    public static final int FLAT_TASKS = 300;

    /** Shorter ones lose attempts to a short outage of the server; a worker that starts takes over much sooner. */
    public static final int HEARTBEAT_SECONDS = 60;

    /** How often in a row the infrastructure may break a task. */
    public static final int FAULTS = 10;

    Duration heartbeat() {
        return Duration.ofSeconds(heartbeatSeconds);
    }
}
