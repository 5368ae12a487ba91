package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that ended by the task's fault.
 *
 * @param attempt its number in the run, from 1
 * @param step the command that failed; absent where none did
 * @param message one line, of at most {@link #LONGEST_MESSAGE} bytes
 * @param log the end of what was printed, at most {@link #LONGEST_LOG} characters
 * @param at when it was found out, epoch milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailedAttempt(
        @JsonProperty("attempt") int attempt,
        @JsonProperty("type") Type type,
        @JsonProperty("step") @Nullable String step,
        @JsonProperty("message") String message,
        @JsonProperty("log") String log,
        @JsonProperty("at") long at) {
    /** As much as the users of task XML have of it. */
    public static final int LONGEST_LOG = 1_000;

    /** A line of which no agent and no person reads the end: a list of all files of a repository, for one. */
    public static final int LONGEST_MESSAGE = 8_000;

    private static final String CUT = "[...truncated...]";

    public FailedAttempt {
        message = SentText.within(message, LONGEST_MESSAGE, "the task's feedback.md");
        log = log.length() <= LONGEST_LOG ? log : CUT + log.substring(log.length() - LONGEST_LOG + CUT.length());
    }

    /** What went wrong. */
    public enum Type {
        /** A check did not pass. */
        @JsonProperty("verification_failed")
        VERIFICATION_FAILED,
        /** It was to resolve a conflict, and has not. */
        @JsonProperty("merge_conflict")
        MERGE_CONFLICT,
        /** Its session took too long. */
        @JsonProperty("timeout")
        TIMEOUT,
        /** Anything else. */
        @JsonProperty("implementation_error")
        @JsonEnumDefaultValue
        IMPLEMENTATION_ERROR;

        /** As documents have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of this number, whatever it was in its run. */
    public FailedAttempt numbered(int number) {
        return new FailedAttempt(number, type, step, message, log, at);
    }

    /** The message, and the end of what was printed. */
    public String withLog() {
        return log.isBlank() ? message : message + "\n" + log.strip();
    }
}
