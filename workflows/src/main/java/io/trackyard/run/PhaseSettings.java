package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.RunPolicy.OnAbandon;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How phases are carried out.
 *
 * @param maxParallel how many tracks work at once
 * @param flatTasks up to so many tasks a phase schedules their activities itself; above, a child of one track for each
 * @param heartbeatSeconds after how long without a sign of life a session's activity is given to another worker
 * @param faults how often in a row the infrastructure may break a task before it is given up
 * @param merges how often a conflict goes back to the agent
 * @param onAbandon what an abandoned task means for the start of others
 * @param mergeOrder when and in which order verified work is merged
 * @param gateAt when the gate is run
 * @param gateTogether how many verified commits are handed to the gate at once; 0 in a history of an earlier release
 * @param writeBack whether and where the source is told what becomes of its tasks
 * @param account whose limits the sessions share
 * @param openQueue the task queue that opens tracks
 * @param gitQueue the task queue of the host that holds the run's branch
 * @param calibrating how phases are looked at before the next one starts; absent where they are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseSettings(
        @JsonProperty("maxParallel") int maxParallel,
        @JsonProperty("flatTasks") int flatTasks,
        @JsonProperty("heartbeatSeconds") int heartbeatSeconds,
        @JsonProperty("faults") int faults,
        @JsonProperty("merges") int merges,
        @JsonProperty("onAbandon") OnAbandon onAbandon,
        @JsonProperty("mergeOrder") MergeRules.Order mergeOrder,
        @JsonProperty("gateAt") MergeRules.GateAt gateAt,
        @JsonProperty("gateTogether") int gateTogether,
        @JsonProperty("writeBack") WriteBackTo writeBack,
        @JsonProperty("account") String account,
        @JsonProperty("openQueue") String openQueue,
        @JsonProperty("gitQueue") String gitQueue,
        @JsonProperty("calibrating") @Nullable Calibrating calibrating) {

    /** A phase of up to so many tasks stays far below the server's limits even where nothing is batched. */
    public static final int FLAT_TASKS = 300;

    /** Shorter ones lose attempts to a short outage of the server; a worker that starts takes over much sooner. */
    public static final int HEARTBEAT_SECONDS = 60;

    /** How often in a row the infrastructure may break a task. */
    public static final int FAULTS = 10;

    /**
     * How phases are looked at.
     *
     * @param rounds how often issues become tasks of the phase before a person is asked
     * @param queue the task queue of the sessions of the host that holds the run's branch
     */
    public record Calibrating(
            @JsonProperty("rounds") int rounds,
            @JsonProperty("queue") String queue) {}

    /** Whether and where the source is told what becomes of its tasks. */
    public enum WriteBackTo {
        /** It is not. */
        @JsonProperty("nowhere")
        @JsonEnumDefaultValue
        NOWHERE,
        /** In its own files, which git does not track, or by its own program. */
        @JsonProperty("place")
        PLACE,
        /** In commits on the run's branch. */
        @JsonProperty("branch")
        BRANCH
    }

    Duration heartbeat() {
        return Duration.ofSeconds(heartbeatSeconds);
    }
}
