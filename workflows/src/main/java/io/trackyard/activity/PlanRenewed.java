package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What is left of a plan after its source was read again.
 *
 * @param plan the object id of the plan that holds from now on: the same as before where nothing has changed
 * @param phases the numbers of its phases that are left, in order
 * @param tasks how many tasks the run has now, those that ended among them
 * @param undecided new tasks that a person has to be asked about; they are not in the plan
 * @param note one line for people: what changed, or why the source could not be read; empty where nothing changed
 */
public record PlanRenewed(
        @JsonProperty("plan") String plan,
        @JsonProperty("phases") List<Integer> phases,
        @JsonProperty("tasks") int tasks,
        @JsonProperty("undecided") List<String> undecided,
        @JsonProperty("note") String note) {
    public PlanRenewed {
        phases = List.copyOf(phases);
        undecided = List.copyOf(undecided);
    }
}
