package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is told of the one before, in the form that the users of task XML know.
 *
 * @param attempt the number of the attempt that is told
 * @param previous what the one before failed of
 */
public record RetryFeedback(
        @JsonProperty("attempt") int attempt,
        @JsonProperty("previous_error") Failure previous) {

    /**
     * @param type one of the words of {@link FailedAttempt.Type}
     * @param step the command that failed; null where none did
     * @param error what was said of it, with the end of its log
     * @param fix what to do next
     */
    public record Failure(
            @JsonProperty("type") String type,
            @JsonProperty("step") @Nullable String step,
            @JsonProperty("error") String error,
            @JsonProperty("actionable_fix") String fix) {}

    /** {@code failed}: with the number that it has for people. */
    public static RetryFeedback after(FailedAttempt failed) {
        return of(failed.attempt() + 1, failed.type().word(), failed.step(), failed.withLog());
    }

    /** The same with the advice of somebody who knows more. */
    public RetryFeedback advising(String fix) {
        return new RetryFeedback(attempt, new Failure(previous.type, previous.step, previous.error, fix));
    }

    /** The advice is made of what failed: a step that has to pass, or the message itself. */
    public static RetryFeedback of(int attempt, String type, @Nullable String step, String error) {
        String fix = step == null ? error.lines().findFirst().orElse(type) : "Make this step pass: " + step;
        return new RetryFeedback(attempt, new Failure(type, step, error, fix));
    }
}
