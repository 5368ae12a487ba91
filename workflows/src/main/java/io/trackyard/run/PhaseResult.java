package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a phase's tasks.
 *
 * @param stopped whether nothing more is to be started after it, as the policy says of an abandoned task
 * @param warnings what a person should know of the phase, each in one line
 * @param renewed the plan that holds from now on; absent where the phase got no tasks beside those it began with
 * @param calibration how its calibration came out; absent where there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseResult(
        @JsonProperty("tasks") List<TaskStatus> tasks,
        @JsonProperty("stopped") boolean stopped,
        @JsonProperty("warnings") List<String> warnings,
        @JsonProperty("renewed") @Nullable Renewed renewed,
        @JsonProperty("calibration") @Nullable CalibrationStatus calibration) {
    public PhaseResult {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * A plan with more tasks.
     *
     * @param plan its object id
     * @param added how many tasks are new in it
     */
    public record Renewed(
            @JsonProperty("plan") String plan,
            @JsonProperty("added") int added) {}
}
