package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import io.trackyard.plan.Question;
import io.trackyard.policy.AttemptLedger;
import org.jspecify.annotations.Nullable;

/**
 * Why a session ended, or did not begin, without any fault of its task.
 *
 * @param ledger what is known of the attempts
 * @param cause what kind of thing happened
 * @param notBefore when trying again makes sense, epoch milliseconds; 0 for at once
 * @param account whose limit it was, where it was one
 * @param message one line for people
 * @param question what its agent asks a person; absent where it does not
 * @param held what its agent waits for; absent where it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interruption(
        @JsonProperty("ledger") AttemptLedger ledger,
        @JsonProperty("cause") Cause cause,
        @JsonProperty("notBefore") long notBefore,
        @JsonProperty("account") String account,
        @JsonProperty("message") String message,
        @JsonProperty("question") @Nullable Question question,
        @JsonProperty("held") @Nullable HeldFile held) {
    private static final int MOST_CHOICES = 8;
    private static final int LONGEST_CHOICE = 400;

    @JsonCreator
    public Interruption {
        message = SentText.within(message, SentText.REASON, "the session's output and the worker's log");
        question = question == null ? null : sent(question);
    }

    private static Question sent(Question asked) {
        return new Question(
                asked.kind(),
                SentText.within(asked.text(), AnsweredQuestion.LONGEST, "the session's question.json"),
                asked.choices().stream()
                        .limit(MOST_CHOICES)
                        .map(choice -> SentText.within(choice, LONGEST_CHOICE))
                        .toList());
    }

    /** One by which nobody is asked anything. */
    public Interruption(AttemptLedger ledger, Cause cause, long notBefore, String account, String message) {
        this(ledger, cause, notBefore, account, message, null, null);
    }

    /** One for a question to a person. */
    public Interruption(AttemptLedger ledger, String account, String message, Question question) {
        this(ledger, Cause.QUESTION, 0, account, message, question, null);
    }

    /** One for a file that another track has. */
    public Interruption(AttemptLedger ledger, String message, HeldFile held) {
        this(ledger, Cause.RESERVATION, 0, "", message, null, held);
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
        /** More was spent than a person allowed: only a person can allow more. */
        @JsonProperty("budget")
        BUDGET,
        /** Too little memory or disk on the host. */
        @JsonProperty("resources")
        RESOURCES,
        /** The agent could not be started. */
        @JsonProperty("setup")
        SETUP,
        /** The agent asks a person something, and goes on with the answer. */
        @JsonProperty("question")
        QUESTION,
        /** The agent waits for a file that another track has, and goes on once it can be had. */
        @JsonProperty("reservation")
        RESERVATION,
        /** The agent came to no end of its own. */
        @JsonProperty("crash")
        CRASH,
        /** The session was lost, or something else broke. */
        @JsonProperty("fault")
        @JsonEnumDefaultValue
        FAULT
    }
}
