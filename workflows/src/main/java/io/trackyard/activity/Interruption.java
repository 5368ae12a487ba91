package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import io.trackyard.policy.AttemptLedger;

/**
 * Why a session ended, or did not begin, without any fault of its task.
 *
 * @param ledger what is known of the attempts
 * @param cause what kind of thing happened
 * @param notBefore when trying again makes sense, epoch milliseconds; 0 for at once
 * @param account whose limit it was, where it was one
 * @param message one line for people
 */
public record Interruption(
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("cause") Cause cause,
        @JsonProperty("notBefore") long notBefore,
        @JsonProperty("account") String account,
        @JsonProperty("message") String message) {
    public Interruption {
        message = SentText.within(message, SentText.REASON, "the session's output and the worker's log");
    }

    /** What kind of thing interrupts a session. */
    public enum Cause {
        /** A limit of the agent's provider. */
        @JsonProperty("quota")
        QUOTA,
        /** The agent's provider cannot serve it just now. */
        @JsonProperty("overloaded")
        OVERLOADED,
        /** The agent's provider does not know it, or is not paid: a person has to mend that. */
        @JsonProperty("authentication")
        AUTHENTICATION,
        /** Too little memory or disk on the host. */
        @JsonProperty("resources")
        RESOURCES,
        /** The agent could not be started. */
        @JsonProperty("setup")
        SETUP,
        /** The agent came to no end of its own. */
        @JsonProperty("crash")
        CRASH,
        /** The session was lost, or something else broke. */
        @JsonProperty("fault")
        @JsonEnumDefaultValue
        FAULT
    }
}
