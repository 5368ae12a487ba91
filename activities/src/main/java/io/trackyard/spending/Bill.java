package io.trackyard.spending;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a session has spent so far. A line of a file of {@link Bills}, and so a contract between releases: fields are added,
 * never changed, and unknown ones are ignored.
 *
 * @param schema of this form
 * @param session its id
 * @param directory its private directory
 * @param payer for what it works
 * @param account whose limits it shares
 * @param started when it began, epoch milliseconds
 * @param at until when this is known, epoch milliseconds
 * @param used what it used of a model; absent where nothing is known of that
 * @param ended whether nothing is added to it any more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bill(
        @JsonProperty("schema") int schema,
        @JsonProperty("session") String session,
        @JsonProperty("directory") String directory,
        @JsonProperty("payer") Payer payer,
        @JsonProperty("account") String account,
        @JsonProperty("started") long started,
        @JsonProperty("at") long at,
        @JsonProperty("used") @Nullable Usage used,
        @JsonProperty("ended") boolean ended) {
    private static final int SCHEMA = 1;

    /**
     * For what a session works.
     *
     * @param repository the id of the repository
     * @param run the name of the run
     * @param phase the number of the phase
     * @param task the id of the task
     * @param generation how often a person had the task tried anew
     * @param attempt the ledger's number of the attempt
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Payer(
            @JsonProperty("repository") String repository,
            @JsonProperty("run") String run,
            @JsonProperty("phase") int phase,
            @JsonProperty("task") String task,
            @JsonProperty("generation") int generation,
            @JsonProperty("attempt") int attempt) {
        boolean isRunOf(Payer other) {
            return repository.equals(other.repository) && run.equals(other.run);
        }

        boolean isPhaseOf(Payer other) {
            return isRunOf(other) && phase == other.phase;
        }

        boolean isTaskOf(Payer other) {
            return isRunOf(other) && task.equals(other.task) && generation == other.generation;
        }

        boolean isAttemptOf(Payer other) {
            return isTaskOf(other) && attempt == other.attempt;
        }
    }

    /** One that begins. */
    static Bill opened(String session, String directory, Payer payer, String account, long started) {
        return new Bill(SCHEMA, session, directory, payer, account, started, started, null, false);
    }

    /** What is known of it now. */
    Bill at(long now, @Nullable Usage known, boolean over) {
        return new Bill(schema, session, directory, payer, account, started, Math.max(at, now), known, over);
    }

    /** For how long it has run, in milliseconds; {@code until}: until when, where it is not over */
    long milliseconds(long until) {
        return Math.max(0, Math.max(at, until) - started);
    }
}
