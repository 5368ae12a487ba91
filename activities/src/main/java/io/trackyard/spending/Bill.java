package io.trackyard.spending;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.git.RunRefs;
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
     * @param task the id of the task, or the name of what is carried out instead of one
     * @param generation how often a person had the task tried anew
     * @param attempt the ledger's number of the attempt
     * @param other what the session is that is no attempt at a task of a run; absent where it is one
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payer(
            @JsonProperty("repository") String repository,
            @JsonProperty("run") String run,
            @JsonProperty("phase") int phase,
            @JsonProperty("task") String task,
            @JsonProperty("generation") int generation,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("other") @Nullable Other other) {
        @JsonCreator
        public Payer {}

        /** An attempt at a task of a run. */
        public Payer(String repository, String run, int phase, String task, int generation, int attempt) {
            this(repository, run, phase, task, generation, attempt, null);
        }

        /** The agent that looks at a phase of a run; {@code asked}: how often it is asked in the round, from 1. */
        public static Payer ofCalibration(String repository, String run, int phase, int round, int asked) {
            String name = "calibration %d.%d".formatted(phase, round);
            return new Payer(repository, run, phase, name, 0, asked, Other.CALIBRATION);
        }

        /** A background task, which no run pays for; {@code launch}: how often it was launched, from 1. */
        public static Payer ofBackground(String task, int launch) {
            // of no repository, but not without one: workers of earlier releases compare it
            return new Payer("", RunRefs.BACKGROUND, 0, task, 0, launch, Other.BACKGROUND);
        }

        boolean isRunOf(Payer payer) {
            return isOfRun() && payer.isOfRun() && repository.equals(payer.repository) && run.equals(payer.run);
        }

        /** Whether both work for one phase of a run. */
        public boolean isPhaseOf(Payer payer) {
            return isRunOf(payer) && phase == payer.phase;
        }

        boolean isTaskOf(Payer payer) {
            return isRunOf(payer)
                    && isTask()
                    && payer.isTask()
                    && task.equals(payer.task)
                    && generation == payer.generation;
        }

        boolean isAttemptOf(Payer payer) {
            return isTaskOf(payer) && attempt == payer.attempt;
        }

        private boolean isOfRun() {
            return other != Other.BACKGROUND;
        }

        /** Whether it is an attempt at a task of a run. */
        public boolean isTask() {
            return other == null;
        }
    }

    /** What a session is that is no attempt at a task of a run. */
    public enum Other {
        /** An agent that looks at a phase. */
        @JsonProperty("calibration")
        CALIBRATION,
        /** A background task. */
        @JsonProperty("background")
        BACKGROUND
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
