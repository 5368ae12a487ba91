package io.trackyard.background;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a background task stands. The words are a contract of {@code output --json}. */
public enum BackgroundStatus {
    /** It waits for a slot. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    /** Its session failed, a person cancelled it, or it was lost. */
    @JsonProperty("failed")
    @JsonEnumDefaultValue
    FAILED;

    /** Whether nothing will change any more, unless a person launches it again. */
    public boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    /** The word for it, as in JSON documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
