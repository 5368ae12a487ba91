package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands, with what a person asks next.
 *
 * @param track the letters of its track
 * @param attempts the agent's own attempts that have ended
 * @param commit what of it is in the run's branch, or is verified
 * @param checked whether a command verified it; absent before it was verified
 * @param reason why it is where it is, in one line
 * @param nextTry when it is tried again, while it waits for that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskStatus(
        @JsonProperty("id") String id,
        @JsonProperty("title") String title,
        @JsonProperty("phase") int phase,
        @JsonProperty("track") String track,
        @JsonProperty("state") TaskState state,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("commit") @Nullable String commit,
        @JsonProperty("checked") @Nullable Boolean checked,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("nextTry") @Nullable NextTry nextTry) {

    /** A task that nobody has begun. */
    public static TaskStatus pending(String id, String title, int phase, String track) {
        return new TaskStatus(id, title, phase, track, TaskState.PENDING, 0, null, null, null, null);
    }

    /**
     * As its activity tells it, which knows more than the workflow while it lives; {@code why}: its last failure. The try
     * that it waited for stays known: whether this one gets further shows only later.
     */
    public TaskStatus doing(int attemptsEnded, TaskState stage, @Nullable String why) {
        TaskStatus now = after(attemptsEnded).in(stage);
        return (why == null ? now : now.because(stage, why)).until(nextTry);
    }

    /** Cancelled, for a reason in one line. */
    public TaskStatus cancelled(String why) {
        return because(TaskState.CANCELLED, why);
    }

    TaskStatus in(TaskState other) {
        return new TaskStatus(id, title, phase, track, other, attempts, commit, checked, reason, null);
    }

    TaskStatus because(TaskState other, String why) {
        return new TaskStatus(id, title, phase, track, other, attempts, commit, checked, Text.oneLine(why), null);
    }

    TaskStatus after(int attemptsEnded) {
        return new TaskStatus(id, title, phase, track, state, attemptsEnded, commit, checked, reason, nextTry);
    }

    TaskStatus at(String newCommit, boolean wasChecked) {
        return new TaskStatus(id, title, phase, track, state, attempts, newCommit, wasChecked, reason, null);
    }

    /** As it waits for its next try; whatever state it comes to next, it waits no more. */
    TaskStatus until(@Nullable NextTry next) {
        return new TaskStatus(id, title, phase, track, state, attempts, commit, checked, reason, next);
    }
}
