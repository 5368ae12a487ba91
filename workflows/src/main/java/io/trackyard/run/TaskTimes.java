package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * When a task came to be what it is, by the server's clock.
 *
 * @param begun when it was first taken up, epoch milliseconds; absent for one that nobody took up
 * @param ended when it came to its outcome, epoch milliseconds; absent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskTimes(
        @JsonProperty("begun") @Nullable Long begun,
        @JsonProperty("ended") @Nullable Long ended) {

    /** What is known once a task is in a state; what was known before stays. */
    static @Nullable TaskTimes of(@Nullable TaskTimes before, TaskState state, long now) {
        Long begun = before == null ? null : before.begun();
        Long ended = before == null ? null : before.ended();
        Long beginning = begun == null && state == TaskState.RUNNING ? Long.valueOf(now) : begun;
        Long ending = ended == null && state.isOutcome() ? Long.valueOf(now) : ended;
        return beginning == null && ending == null ? null : new TaskTimes(beginning, ending);
    }
}
