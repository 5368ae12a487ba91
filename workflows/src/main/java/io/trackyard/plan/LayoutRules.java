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
 * @param scopes how tasks come by a scope that declare none
 * @param order in which order tasks are taken up
 */
public record LayoutRules(
        @JsonProperty("barrier") Barrier barrier,
        @JsonProperty("unknownScope") UnknownScope unknownScope,
        @JsonProperty("shared") List<PathPattern> shared,
        @JsonProperty("scopes") ScopeRules scopes,
        @JsonProperty("order") Order order) {

    @JsonCreator
    public LayoutRules {
        shared = shared == null ? List.of() : List.copyOf(shared);
        scopes = scopes == null ? ScopeRules.NONE : scopes;
        order = order == null ? Order.MOST_BLOCKING : order;
    }

    /** Rules under which every task has the scope it declares, and those go first on which most others wait. */
    public LayoutRules(Barrier barrier, UnknownScope unknownScope, List<PathPattern> shared) {
        this(barrier, unknownScope, shared, ScopeRules.NONE, Order.MOST_BLOCKING);
    }

    /** Rules under which no file is shared. */
    public LayoutRules(Barrier barrier, UnknownScope unknownScope) {
        this(barrier, unknownScope, List.of());
    }

    /** Whether everybody may touch all that a pattern holds. */
    public boolean isShared(PathPattern pattern) {
        return shared.stream().anyMatch(common -> common.covers(pattern));
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

    /** In which order tasks are taken up whose needs are met. What a task needs goes before it in all of them. */
    public enum Order {
        /** The task first on which most others wait, then the more urgent, then the order of the source. */
        @JsonProperty("most-blocking")
        MOST_BLOCKING,
        /**
         * First those that others wait for, the longest chain first; then those that stand for themselves; those that wait
         * for most others last. Equals by urgency, then in the order of the source.
         */
        @JsonProperty("critical-path")
        CRITICAL_PATH,
        /** The order of the source. */
        @JsonProperty("source")
        SOURCE
    }
}
