package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of tasks that are new in the source at a phase boundary. */
public enum NewTasks {
    /** They are carried out in later phases. */
    @JsonProperty("add")
    ADD,
    /** A person is asked. */
    @JsonProperty("ask")
    ASK,
    /** They are left for another run. */
    @JsonProperty("ignore")
    IGNORE
}
