package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent on something, in whatever of these is named; at least one is.
 *
 * @param per on what
 * @param then what follows once it is spent
 * @param tokens read and written, those that came from a cache among them
 * @param microDollars by the clients' own figures, in millionths of a US dollar
 * @param seconds that sessions ran
 * @param sessions how many are started
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Budget(
        @JsonProperty("per") Per per,
        @JsonProperty("then") Then then,
        @JsonProperty("tokens") @Nullable Long tokens,
        @JsonProperty("microDollars") @Nullable Long microDollars,
        @JsonProperty("seconds") @Nullable Long seconds,
        @JsonProperty("sessions") @Nullable Long sessions) {
    public Budget {
        if (amounts(tokens, microDollars, seconds, sessions).findAny().isEmpty()) {
            throw new IllegalArgumentException("a budget names tokens, money, time or sessions");
        }
        if (amounts(tokens, microDollars, seconds, sessions).anyMatch(amount -> amount < 1)) {
            throw new IllegalArgumentException("a budget of nothing lets nothing be done");
        }
    }

    private static Stream<Long> amounts(@Nullable Long... amounts) {
        return Stream.of(amounts).filter(amount -> amount != null);
    }

    /** On what something is spent. */
    public enum Per {
        /** One attempt at a task, however often it was interrupted. */
        @JsonProperty("attempt")
        ATTEMPT,
        /** All attempts at a task since it was begun, or since a person had it tried anew. */
        @JsonProperty("task")
        TASK,
        /** The tasks of a phase. */
        @JsonProperty("phase")
        PHASE,
        /** The tasks of a run. */
        @JsonProperty("run")
        RUN,
        /** The sessions of all runs that a host has seen on one day. */
        @JsonProperty("day")
        DAY,
        /** Those of them that share an account. */
        @JsonProperty("account")
        ACCOUNT;

        /** Whether it is what a host spends in a day, and no part of a run. */
        public boolean isOfADay() {
            return this == DAY || this == ACCOUNT;
        }
    }

    /** What follows once a budget is spent. */
    public enum Then {
        /** It is said. */
        @JsonProperty("warn")
        WARN,
        /** Sessions that run for it are ended, their work is kept, and none is started. */
        @JsonProperty("stop")
        STOP
    }

    /** The same, so many times over. */
    public Budget times(int factor) {
        return new Budget(
                per,
                then,
                times(tokens, factor),
                times(microDollars, factor),
                times(seconds, factor),
                times(sessions, factor));
    }

    private static @Nullable Long times(@Nullable Long amount, int factor) {
        return amount == null ? null : Long.valueOf(amount * factor);
    }
}
