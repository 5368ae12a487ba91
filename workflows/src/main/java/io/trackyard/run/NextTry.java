package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a task is tried again after something that was not its fault, and what that was.
 *
 * @param at epoch milliseconds
 * @param why one line
 * @param unstarted whether its agent could not even be started: a person has to mend the command
 */
public record NextTry(
        @JsonProperty("at") long at,
        @JsonProperty("why") String why,
        @JsonProperty("unstarted") boolean unstarted) {
    public NextTry {
        why = Text.oneLine(why);
    }
}
