package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a profile says of laying out a plan.
 *
 * @param barrier what a phase waits for
 * @param unknownScope what a task is that names no files
 * @param shared files that everybody touches, which glue no tracks together and lie inside every scope
 */
public record LayoutRules(
        @JsonProperty("barrier") Barrier barrier,
        @JsonProperty("unknownScope") UnknownScope unknownScope,
        @JsonProperty("shared") List<PathPattern> shared) {

    @JsonCreator
    public LayoutRules {
        shared = shared == null ? List.of() : List.copyOf(shared);
    }

    /** Rules under which no file is shared. */
    public LayoutRules(Barrier barrier, UnknownScope unknownScope) {
        this(barrier, unknownScope, List.of());
    }

    /** What separates one task from the tasks that need it. */
    public enum Barrier {
        /** They lie in a later phase. */
        @JsonProperty("phase")
        PHASE,
        /** All tasks are one phase; each starts as soon as its own needs are integrated. */
        @JsonProperty("none")
        NONE,
        /** The groups that the source itself declares are the phases. */
        @JsonProperty("declared")
        DECLARED
    }

    /** How a task is laid out whose scope is unknown. */
    public enum UnknownScope {
        /** As a track beside which no other of its phase is open. */
        @JsonProperty("exclusive")
        EXCLUSIVE,
        /** As a track of its own, beside others. */
        @JsonProperty("own-track")
        OWN_TRACK
    }
}
