package io.trackyard.agent.gemini;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.EndRow;
import io.trackyard.agent.ResetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What ends of Gemini CLI mean: by its last event. Where that is a failure of the provider, the exit code is what the provider
 * answered with, as far as it fits into eight bits; so a code above 128 is a signal only where that event is missing.
 */
final class GeminiEnds {
    private static final int FIRST_SIGNAL = 129;
    private static final int CODES = 256;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int NOT_SIGNED_IN = 41;
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);

    /** {@code Please retry in 34.07s.}, {@code Suggested retry after 34s.}, {@code Your quota will reset after 18h31m10s.} */
    private static final Pattern RESETS =
            Pattern.compile("(?:retry in|retry after|reset after) ([0-9.]+[0-9hms.]*[hms])");

    /** {@code   status: 429}, at the end of what it prints of an error. */
    private static final Pattern STATUS = Pattern.compile("^\\s+(?:status|code): (\\d{3}),?$");

    /** The end of a session. */
    record End(Agent.Ending ending, GeminiStream stream, Instant now) {
        static End of(Agent.Ending ending, Instant now) {
            return new End(ending, GeminiStream.read(ending.output()), now);
        }

        private int exit() {
            return ending.exit();
        }

        private String words() {
            return ending.words(stream.words());
        }

        private boolean status(int... each) {
            return IntStream.of(each).anyMatch(status -> status == status());
        }

        /** What its provider answered with; 0 where it did not. */
        private int status() {
            if (!stream.isFailure()) {
                return 0;
            }
            return ending.lastLines().stream()
                    .map(STATUS::matcher)
                    .filter(Matcher::matches)
                    .map(line -> Integer.valueOf(line.group(1)))
                    .reduce((earlier, later) -> later)
                    .orElse(exit() + CODES >= FIRST_REFUSAL ? exit() + CODES : 0);
        }

        private Optional<String> printed(String words) {
            return ending.lastLines().stream()
                    .filter(line -> line.contains(words))
                    .findFirst();
        }
    }

    /** In this order. */
    static final List<EndRow<End>> TABLE = List.of(
            new EndRow<>(
                    "crash: a signal",
                    end -> !end.stream.isEnded() && end.exit() >= FIRST_SIGNAL,
                    end -> new AgentVerdict.Crashed(
                            "the agent was ended by signal " + (end.exit() - FIRST_SIGNAL + 1))),
            new EndRow<>(
                    "its conversation is gone",
                    end -> !end.stream.isBegun()
                            && end.printed("Error resuming session").isPresent(),
                    end -> new AgentVerdict.Forgotten("its conversation is not there any more")),
            new EndRow<>(
                    "not signed in",
                    end -> !end.stream.isBegun() && end.exit() == NOT_SIGNED_IN,
                    end -> new AgentVerdict.Unauthorized("the agent is not signed in: " + setUp(end))),
            new EndRow<>(
                    "set-up: it refuses to begin",
                    end -> !end.stream.isBegun() && end.exit() != 0,
                    end -> new AgentVerdict.Unstartable(
                            "the agent cannot be started (exit %d): %s".formatted(end.exit(), setUp(end)))),
            new EndRow<>(
                    "crash: no last event",
                    end -> !end.stream.isEnded(),
                    end -> new AgentVerdict.Crashed(
                            "the agent's output ended without its last event (exit %d)".formatted(end.exit()))),
            new EndRow<>(
                    "turn cap",
                    end -> end.stream.failure().equals("FatalTurnLimitedError"),
                    end -> new AgentVerdict.Failed("the agent used up its turns: " + end.words())),
            new EndRow<>(
                    "prompt too long",
                    failure("exceeds the maximum number of tokens|context window"),
                    end -> new AgentVerdict.Outgrown("its conversation has become too long: " + end.words())),
            new EndRow<>(
                    "billing",
                    end -> end.status(402)
                            || failure("billing account|credits are depleted|limit:\\s*0(?!\\d|\\.\\d)|G1_CREDITS")
                                    .test(end),
                    end -> new AgentVerdict.Unauthorized("its account is not paid: " + end.words())),
            new EndRow<>(
                    "quota",
                    end -> end.status(429)
                            || failure("exhausted your .*quota|quota exceeded").test(end),
                    end -> new AgentVerdict.OutOfQuota(reset(end).orElse(end.now.plus(UNSTATED_QUOTA)))),
            new EndRow<>(
                    "authentication",
                    end -> end.status(401, 403)
                            || failure("API key not valid|API_KEY_INVALID").test(end),
                    end -> new AgentVerdict.Unauthorized("its provider refuses the agent: " + end.words())),
            new EndRow<>(
                    "no such model",
                    end -> end.status(404),
                    end -> new AgentVerdict.Unstartable("the agent cannot be started: " + end.words())),
            new EndRow<>(
                    "overloaded, out of reach, or broken off",
                    end -> end.status() >= FIRST_SERVER_ERROR
                            || failure("fetch failed|terminated|ECONN|socket hang up|network error|stream ended")
                                    .test(end),
                    end -> new AgentVerdict.Overloaded("its provider cannot serve it: " + end.words())),
            new EndRow<>(
                    "permission denied",
                    end -> !end.stream.denials().isEmpty(),
                    end -> new AgentVerdict.Failed(
                            "the agent was not allowed: " + String.join("; ", end.stream.denials()))),
            new EndRow<>(
                    "clean end", end -> end.stream.isSuccess() && end.exit() == 0, end -> new AgentVerdict.Succeeded()),
            new EndRow<>(
                    "anything else",
                    end -> true,
                    end -> new AgentVerdict.Failed(
                            "the agent gave up (exit %d): %s".formatted(end.exit(), end.words()))));

    private GeminiEnds() {}

    static AgentVerdict of(End end) {
        return EndRow.find(TABLE, end).means().apply(end);
    }

    private static Predicate<End> failure(String words) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        return end ->
                end.stream.isFailure() && pattern.matcher(end.stream.whole()).find();
    }

    /** Before it says why it warns of the terminal, and behind it comes how it is called. */
    private static String setUp(End end) {
        return end.printed("Unknown argument")
                .or(() -> end.ending.lastLines().stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("Warning"))
                        .findFirst())
                .orElseGet(end.ending::lastLine);
    }

    private static Optional<Instant> reset(End end) {
        Matcher said = RESETS.matcher(end.stream.whole());
        return said.find() ? ResetTime.of(said.group(1), null, end.now) : Optional.empty();
    }
}
