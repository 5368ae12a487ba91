package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How background tasks are carried out.
 *
 * @param agentQueue the task queue of the host's sessions
 * @param gitQueue the task queue of the host's short work
 * @param heartbeatSeconds after how long without a sign of life an activity is tried again
 * @param faults how often the infrastructure may break a task before it is given up
 * @param continueAfter after how many starts the coordinator continues as new, if the server has not suggested it before
 */
public record BackgroundTerms(
        @JsonProperty("agentQueue") String agentQueue,
        @JsonProperty("gitQueue") String gitQueue,
        @JsonProperty("heartbeatSeconds") int heartbeatSeconds,
        @JsonProperty("faults") int faults,
        @JsonProperty("continueAfter") int continueAfter) {
    /** A start and its end are some 20 events; servers suggest to continue at about 4,000. */
    public static final int CONTINUE_AFTER = 200;

    Duration heartbeat() {
        return Duration.ofSeconds(heartbeatSeconds);
    }
}
