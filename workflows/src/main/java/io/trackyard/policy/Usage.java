package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What sessions have used of a model, as far as their client tells: one that is ended from outside often does not.
 *
 * @param input tokens that were read, those that came from a cache among them
 * @param output tokens that were written
 * @param microDollars what it cost by the client's own figures, in millionths of a US dollar; absent where it names no money
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
        @JsonProperty("input") long input,
        @JsonProperty("output") long output,
        @JsonProperty("microDollars") @Nullable Long microDollars) {
    /** What a client names in dollars. */
    public static Usage of(long input, long output, double dollars) {
        return new Usage(input, output, Money.micro(dollars));
    }

    /** Both together; one that names no money costs nothing beside one that does. */
    public Usage plus(Usage other) {
        return new Usage(input + other.input, output + other.output, sum(microDollars, other.microDollars));
    }

    /** What is more than before, of an account that goes on; one that knows of less has begun anew, and all of it is more. */
    public Usage since(Usage before) {
        if (input < before.input || output < before.output) {
            return this;
        }
        Long money = microDollars == null || before.microDollars == null
                ? microDollars
                : Long.valueOf(Math.max(0, microDollars - before.microDollars));
        return new Usage(input - before.input, output - before.output, money);
    }

    /** Both together, where nothing may be known of either. */
    public static @Nullable Usage sum(@Nullable Usage one, @Nullable Usage other) {
        return one == null ? other : other == null ? one : one.plus(other);
    }

    /** What both copies of an account that only grows know together. */
    static @Nullable Usage join(@Nullable Usage one, @Nullable Usage other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Long money = one.microDollars == null || other.microDollars == null
                ? sum(one.microDollars, other.microDollars)
                : Long.valueOf(Math.max(one.microDollars, other.microDollars));
        return new Usage(Math.max(one.input, other.input), Math.max(one.output, other.output), money);
    }

    /** All tokens. */
    public long tokens() {
        return input + output;
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(one + other);
    }
}
