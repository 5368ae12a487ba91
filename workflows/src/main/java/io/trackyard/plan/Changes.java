package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a task must leave something changed behind to count as done. */
public enum Changes {
    /** A session that changed nothing has failed. */
    @JsonProperty("required")
    REQUIRED,
    /** A spike or a decision may end without a change. */
    @JsonProperty("optional")
    OPTIONAL,
    /** The task only reads; a session that changed something has failed. */
    @JsonProperty("none")
    NONE
}
