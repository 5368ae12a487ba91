package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether new tasks may start. */
public enum RunMode {
    @JsonProperty("running")
    @JsonEnumDefaultValue
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    /** Nothing more is started, for good. */
    @JsonProperty("draining")
    DRAINING
}
