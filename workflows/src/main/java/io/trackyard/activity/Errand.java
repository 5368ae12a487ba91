package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What a session is sent to do. */
public enum Errand {
    /** The task, from its prompt. */
    @JsonProperty("work")
    @JsonEnumDefaultValue
    WORK,
    /** To resolve the conflict between its verified work and the run's branch, which lies in the tree. */
    @JsonProperty("conflict")
    CONFLICT,
    /** To mend its work, after which the merged tree did not pass the gate. */
    @JsonProperty("red-gate")
    RED_GATE
}
