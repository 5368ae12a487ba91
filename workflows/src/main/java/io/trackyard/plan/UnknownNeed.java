package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a task that needs something no task is called. */
public enum UnknownNeed {
    /** The plan is refused. */
    @JsonProperty("refuse")
    REFUSE,
    /** The task is held. */
    @JsonProperty("hold")
    HOLD,
    /** The need is dropped, with a warning. */
    @JsonProperty("ignore")
    IGNORE
}
