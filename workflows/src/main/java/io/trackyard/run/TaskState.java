package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a task stands. The words are a contract of {@code status --json}. */
public enum TaskState {
    @JsonProperty("pending")
    @JsonEnumDefaultValue
    PENDING,
    @JsonProperty("running")
    RUNNING,
    /** Its session has ended well; Trackyard checks what it left. Known from the activity alone. */
    @JsonProperty("verifying")
    VERIFYING,
    /** It waits in the merge queue. */
    @JsonProperty("verified")
    VERIFIED,
    @JsonProperty("integrated")
    INTEGRATED,
    /** Its attempts are spent; its work is kept. */
    @JsonProperty("abandoned")
    ABANDONED,
    /** It needs a task that did not come in. */
    @JsonProperty("skipped")
    SKIPPED,
    /** It stayed out of the run. */
    @JsonProperty("held")
    HELD,
    @JsonProperty("cancelled")
    CANCELLED;

    /** Whether it has come to its outcome. */
    public boolean isOutcome() {
        return this == INTEGRATED || this == ABANDONED || this == SKIPPED || this == CANCELLED;
    }

    /** Whether it will never be in the run's branch, so that no task that needs it can start. */
    public boolean isLost() {
        return this == ABANDONED || this == SKIPPED || this == CANCELLED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
