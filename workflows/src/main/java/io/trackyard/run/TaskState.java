package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.IntegrationVerdict;
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
    /** It is verified and on a branch of its own, and this run merges nothing: another program does. */
    @JsonProperty("ready")
    READY,
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

    static boolean isGood(IntegrationVerdict.Result taken) {
        return taken == IntegrationVerdict.Result.INTEGRATED || taken == IntegrationVerdict.Result.READY;
    }

    /** What a task comes to whose verified work was taken. */
    static TaskState of(IntegrationVerdict.Result taken) {
        return taken == IntegrationVerdict.Result.READY ? READY : INTEGRATED;
    }

    /** Whether it has come to its outcome. */
    public boolean isOutcome() {
        return isGood() || isLost();
    }

    /** Whether its work is where it was to come. */
    public boolean isGood() {
        return this == INTEGRATED || this == READY;
    }

    /** Whether it will never be in the run's branch, so that no task that needs it can start. */
    public boolean isLost() {
        return this == ABANDONED || this == SKIPPED || this == CANCELLED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
