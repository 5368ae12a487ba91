package io.trackyard.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why Trackyard ended a session. Recorded before the first signal, so that the end is never taken for a crash. */
public enum EndReason {
    /** Its deadline passed: an attempt is used up. */
    @JsonProperty("timeout")
    TIMEOUT,
    /** Nothing came from it for too long: an attempt is used up. */
    @JsonProperty("stalled")
    STALLED,
    /** It printed more than it may: an attempt is used up. */
    @JsonProperty("noisy")
    NOISY,
    /** More was spent than is allowed: an attempt is used up where that was on the task itself. */
    @JsonProperty("budget")
    BUDGET,
    /** Its agent asked a person, or waits for a file, and did not end by itself; it goes on later. */
    @JsonProperty("asking")
    ASKING,
    /** A person cancelled the task or the run. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** It was held longer than a pause may last; its work is kept and the task runs again later. */
    @JsonProperty("paused")
    PAUSED,
    /** Its track was opened elsewhere, or its start was never completed. */
    @JsonProperty("orphaned")
    ORPHANED
}
