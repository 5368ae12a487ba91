package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.RunAddress;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.Telling.Occasion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run starts from. All that steers it is here or in the frozen plan.
 *
 * @param run which run of which repository
 * @param source the name under which its source is marked as in use
 * @param headline what it is, for people: {@code "15 tasks from .beads"}
 * @param target the branch that was checked out, absent on a detached HEAD
 * @param phases the numbers of its phases, in order
 * @param tasks how many tasks they hold together
 * @param settings how its phases are carried out
 * @param newTasks what becomes of tasks that are new in the source at a phase boundary; absent where it is not read
 *     again
 * @param landing whether the target is moved at the end
 * @param notices of what a person is told at the desktop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunInput(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("source") String source,
        @JsonProperty("headline") String headline,
        @JsonProperty("target") @Nullable String target,
        @JsonProperty("phases") List<Integer> phases,
        @JsonProperty("tasks") int tasks,
        @JsonProperty("settings") PhaseSettings settings,
        @JsonProperty("newTasks") @Nullable NewTasks newTasks,
        @JsonProperty("landing") LandingChoice landing,
        @JsonProperty("notices") List<Occasion> notices) {
    /** The version that this code writes, of every input of a workflow and an activity. */
    public static final int SCHEMA = 1;

    public RunInput {
        phases = List.copyOf(phases);
        notices = notices == null ? List.of() : List.copyOf(notices);
    }
}
