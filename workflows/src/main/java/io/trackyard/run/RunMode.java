package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether new tasks may start. */
public enum RunMode {
    @JsonProperty("running")
    @JsonEnumDefaultValue
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    /** Nothing more is started, for good. */
    @JsonProperty("draining")
    DRAINING,
    /**
     * Nothing more is started, and what is being carried out is ended. Told by signal and not by Temporal's cancellation,
     * since a workflow that was cancelled has no result.
     */
    @JsonProperty("ending")
    ENDING;

    /** Whether this may follow the other: what is for good is only followed by an end. */
    boolean mayFollow(RunMode other) {
        return switch (other) {
            case RUNNING, PAUSED -> true;
            case DRAINING -> this == ENDING;
            case ENDING -> false;
        };
    }
}
