package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a task has used up. Temporal counts whatever it retries, a killed worker too, so the account is kept here: its
 * truth lies beside the task's sessions, copies travel in inputs, heartbeats and failures.
 *
 * <p>Copies are joined, never compared as a whole: within a generation every count only grows, so that whichever copy
 * arrives late loses nothing.
 *
 * @param schema the version of this form
 * @param generation raised when a person grants a fresh start; a higher one replaces all that lies below it
 * @param failures attempts that ended by the task's fault
 * @param conflicts how often its verified work met a conflict with the run's branch; not charged
 * @param progress how often a session was seen to get somewhere; each time the faults start from zero
 * @param faults what the infrastructure broke since then
 * @param used what its sessions used of a model, over all generations; absent where nothing is known of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttemptLedger(
        @JsonProperty("schema") int schema,
        @JsonProperty("generation") int generation,
        @JsonProperty("failures") int failures,
        @JsonProperty("conflicts") int conflicts,
        @JsonProperty("progress") int progress,
        @JsonProperty("faults") int faults,
        @JsonProperty("used") @Nullable Usage used) {
    private static final int SCHEMA = 1;

    /** A task that nobody has begun. */
    public static AttemptLedger none() {
        return new AttemptLedger(SCHEMA, 0, 0, 0, 0, 0, null);
    }

    /** One more attempt ended by the task's fault; that it ended by itself is progress. */
    public AttemptLedger failed() {
        return new AttemptLedger(schema, generation, failures + 1, conflicts, progress + 1, 0, used);
    }

    /** The infrastructure broke once more. */
    public AttemptLedger faulted() {
        return new AttemptLedger(schema, generation, failures, conflicts, progress, faults + 1, used);
    }

    /** A session got somewhere: what broke before it no longer counts. */
    public AttemptLedger progressed() {
        return faults == 0 ? this : new AttemptLedger(schema, generation, failures, conflicts, progress + 1, 0, used);
    }

    /** Verified work met a conflict with the run's branch. */
    public AttemptLedger conflicted() {
        return new AttemptLedger(schema, generation, failures, conflicts + 1, progress, faults, used);
    }

    /** A fresh start that a person grants: no attempt is used up. What its sessions used stays used. */
    public AttemptLedger renewed() {
        return new AttemptLedger(schema, generation + 1, 0, 0, 0, 0, used);
    }

    /** With what one more session used; {@code null} where nothing is known of it. */
    public AttemptLedger using(@Nullable Usage more) {
        return withUsed(Usage.sum(used, more));
    }

    private AttemptLedger withUsed(@Nullable Usage all) {
        return new AttemptLedger(schema, generation, failures, conflicts, progress, faults, all);
    }

    /** The number of the attempt that runs or comes next, from 1: what the agent and people are told. */
    public int attempt() {
        return failures + 1;
    }

    /** What both copies know together. */
    public AttemptLedger join(AttemptLedger other) {
        if (generation != other.generation) {
            AttemptLedger newer = generation > other.generation ? this : other;
            return newer.withUsed(Usage.join(used, other.used));
        }
        int most = Math.max(progress, other.progress);
        int faultsSince = Math.max(progress == most ? faults : 0, other.progress == most ? other.faults : 0);
        return new AttemptLedger(
                Math.max(schema, other.schema),
                generation,
                Math.max(failures, other.failures),
                Math.max(conflicts, other.conflicts),
                most,
                faultsSince,
                Usage.join(used, other.used));
    }
}
