package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Who is told how a run goes on: a person, and the source of its tasks.
 *
 * @param notices of what a person is told at the desktop; of nothing where it is empty
 * @param closeWhen when the source is told that a task is done
 */
public record Telling(
        @JsonProperty("notices") List<Occasion> notices,
        @JsonProperty("closeWhen") CloseWhen closeWhen) {
    /** No person is told anything. */
    public static final Telling NONE = new Telling(List.of(), CloseWhen.INTEGRATED);

    public Telling {
        notices = notices == null ? List.of() : List.copyOf(notices);
        closeWhen = closeWhen == null ? CloseWhen.INTEGRATED : closeWhen;
    }

    /** When a task is done, for its source. */
    public enum CloseWhen {
        /** Its work is in the run's branch. */
        @JsonProperty("integrated")
        INTEGRATED,
        /** The run's branch is in the target's. */
        @JsonProperty("landed")
        LANDED
    }

    /** What a notice is given of. */
    public enum Occasion {
        /** The run begins to wait for a person, for whatever reason. */
        @JsonProperty("waiting")
        WAITING,
        /** It waits for one because something failed, or it is over and not all of its tasks came in. */
        @JsonProperty("failure")
        FAILURE,
        /** It is over. */
        @JsonProperty("done")
        DONE
    }
}
