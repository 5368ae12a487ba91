package io.trackyard.salvage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work of a task that is on a ref and was not integrated.
 *
 * @param run of which run
 * @param task its id
 * @param title absent where the run's plan is gone
 * @param agent the command of its run's agent, where a run that is started now would have another or none
 * @param state what became of the task
 * @param attempt which attempt left it; absent where its commit does not say
 * @param snapshot the number of the snapshot; 0 where only the ref of an abandoned task keeps it
 * @param at when it was kept
 * @param files how many files it changes, compared with {@code base}
 * @param ref what keeps it
 * @param commit what the ref names
 * @param base where it parted from the run's branch
 */
public record KeptWork(
        String run,
        String task,
        @Nullable String title,
        @Nullable String agent,
        State state,
        @Nullable Integer attempt,
        int snapshot,
        Instant at,
        int files,
        String ref,
        String commit,
        String base) {

    /** What became of a task. */
    public enum State {
        /** Its attempts were spent. */
        ABANDONED("abandoned"),
        /** A person ended its session. */
        CANCELLED("cancelled"),
        /** Its run goes on, and so may the task. */
        OPEN("open"),
        /** A background task that ended well; its work is on a branch of its own, and this is what it left on the way. */
        COMPLETED("completed"),
        /** It was integrated; this is what it left on the way there. */
        INTEGRATED("integrated"),
        /** Its run ended before the task did. */
        UNFINISHED("unfinished");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As people read it. */
        public String word() {
            return word;
        }
    }
}
