package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a plan was read from, so that it can be read again and written back to.
 *
 * @param format the name of the source's form: {@code "beads"}
 * @param place the file or directory, relative to the repository where it lies inside
 * @param taken held tasks that a person wanted carried out all the same
 * @param batch what was asked for where it was one batch that is not merged; absent for a run that merges
 * @param whole whether all of the source was asked for; a part that was chosen is never read again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanOrigin(
        @JsonProperty("format") String format,
        @JsonProperty("place") String place,
        @JsonProperty("taken") List<TaskId> taken,
        @JsonProperty("batch") @Nullable BatchCall batch,
        @JsonProperty("whole") boolean whole) {
    @JsonCreator
    public PlanOrigin {
        taken = List.copyOf(taken);
    }

    /** One of a run that merges. */
    public PlanOrigin(String format, String place, List<TaskId> taken, boolean whole) {
        this(format, place, taken, null, whole);
    }
}
