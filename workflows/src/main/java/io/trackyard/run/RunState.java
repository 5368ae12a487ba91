package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a run stands. The words are a contract of {@code status --json}. */
public enum RunState {
    @JsonProperty("planning")
    PLANNING,
    @JsonProperty("running")
    @JsonEnumDefaultValue
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("draining")
    DRAINING,
    /** For something that is named beside it. */
    @JsonProperty("waiting")
    WAITING,
    /** Every task that was started came to its outcome. */
    @JsonProperty("completed")
    COMPLETED,
    /** The workflow itself failed, was terminated or timed out. */
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether nothing will change any more. */
    public boolean isOver() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** The word for it, as in JSON documents and search attributes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
