package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

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
    NONE;

    /** What a task says of itself, where its kind of agent says this; one that says nothing must change files. */
    public Changes over(@Nullable Changes kind) {
        return kind == null || this != REQUIRED ? this : kind;
    }
}
