package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.List;

/**
 * What is left of a plan after its source was read again.
 *
 * @param plan the object id of the plan that holds from now on: the same as before where nothing has changed
 * @param phases the numbers of its phases that are left, in order
 * @param tasks how many tasks the run has now, those that ended among them
 * @param undecided new tasks that a person has to be asked about; they are not in the plan
 * @param commands of tasks that nobody has agreed to: new tasks with them are not in the plan, others are as they were
 * @param note one line for people: what changed, or why the source could not be read; empty where nothing changed
 */
public record PlanRenewed(
        @JsonProperty("plan") String plan,
        @JsonProperty("phases") List<Integer> phases,
        @JsonProperty("tasks") int tasks,
        @JsonProperty("undecided") List<String> undecided,
        @JsonProperty("commands") List<NewCommand> commands,
        @JsonProperty("note") String note) {
    @JsonCreator
    public PlanRenewed {
        phases = List.copyOf(phases);
        undecided = List.copyOf(undecided);
        note = SentText.within(note, SentText.REASON);
        commands = commands == null ? List.of() : List.copyOf(commands);
    }

    /** One that brings no command that nobody has agreed to. */
    public PlanRenewed(String plan, List<Integer> phases, int tasks, List<String> undecided, String note) {
        this(plan, phases, tasks, undecided, List.of(), note);
    }
}
