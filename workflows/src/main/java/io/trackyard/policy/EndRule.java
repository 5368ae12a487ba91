package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that says what an agent's end means.
 *
 * @param exit the exit code it is about; absent for every one but 0
 * @param pattern a regular expression that is found in one of the last lines it printed; absent where the code is enough
 * @param means what the end is then
 * @param resetPattern finds when a quota ends: its first group is the time, its second, where it has one, the time's zone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndRule(
        @JsonProperty("exit") @Nullable Integer exit,
        @JsonProperty("pattern") @Nullable String pattern,
        @JsonProperty("is") Meaning means,
        @JsonProperty("resetPattern") @Nullable String resetPattern) {

    /** What an agent's own end means. */
    public enum Meaning {
        /** It says that it did the task. */
        @JsonProperty("success")
        SUCCESS,
        /** It did not do the task; an attempt. */
        @JsonProperty("failed")
        @JsonEnumDefaultValue
        FAILED,
        /** A limit of its provider is used up until some time. */
        @JsonProperty("quota")
        QUOTA,
        /** Its provider cannot serve it just now. */
        @JsonProperty("overloaded")
        OVERLOADED,
        /** Its provider does not know it, or is not paid. */
        @JsonProperty("authentication")
        AUTHENTICATION,
        /** Its program cannot be started. */
        @JsonProperty("setup")
        SETUP,
        /** It came to no end of its own. */
        @JsonProperty("crash")
        CRASH
    }

    /** A row about an exit code alone. */
    public static EndRule ofExit(int exit, Meaning means) {
        return new EndRule(exit, null, means, null);
    }
}
