package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskId;
import java.util.List;

/**
 * Where a plan was read from, so that it can be read again and written back to.
 *
 * @param format the name of the source's form: {@code "beads"}
 * @param place the file or directory, relative to the repository where it lies inside
 * @param taken held tasks that a person wanted carried out all the same
 * @param whole whether all of the source was asked for; a part that was chosen is never read again
 */
public record PlanOrigin(
        @JsonProperty("format") String format,
        @JsonProperty("place") String place,
        @JsonProperty("taken") List<TaskId> taken,
        @JsonProperty("whole") boolean whole) {
    public PlanOrigin {
        taken = List.copyOf(taken);
    }
}
