package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether and how the target branch is moved to a run's branch. */
public enum LandingChoice {
    /** It is not; a person may do so later. */
    @JsonProperty("none")
    @JsonEnumDefaultValue
    NONE,
    /** Only forward: refused when somebody else has moved it. */
    @JsonProperty("ff")
    FAST_FORWARD,
    /** Commits of others are taken in, through the gate. */
    @JsonProperty("merge")
    MERGE
}
