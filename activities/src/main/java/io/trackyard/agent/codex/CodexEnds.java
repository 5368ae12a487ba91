package io.trackyard.agent.codex;

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

/**
 * What ends of Codex mean: by its last event, and, where that is a failure, by its words, since no event names the cause in
 * another way. What its own sandbox refused it is in no event at all: its log tells it.
 */
final class CodexEnds {
    private static final int FIRST_SIGNAL = 129;
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);

    private static final Duration PRECISION = Duration.ofMinutes(1);

    /** {@code … or try again at Jan 1st, 2030 12:00 AM.}, {@code Please try again in 11.054s.} */
    private static final Pattern RESETS = Pattern.compile("try again (?:at|in) (.+?)\\.?$", Pattern.MULTILINE);

    /** {@code … ERROR codex_core::tools::router: error=patch rejected: …; rejected by user approval settings} */
    private static final Pattern DENIAL = Pattern.compile(" ERROR .*?error=(.+); rejected by user approval settings");

    /** The end of a session. */
    record End(Agent.Ending ending, CodexStream stream, Instant now) {
        static End of(Agent.Ending ending, Instant now) {
            return new End(ending, CodexStream.read(ending.output()), now);
        }

        private int exit() {
            return ending.exit();
        }

        private String words() {
            return ending.words(stream.words());
        }

        private List<String> denials() {
            return ending.lastLines().stream()
                    .map(DENIAL::matcher)
                    .filter(Matcher::find)
                    .map(denial -> denial.group(1))
                    .distinct()
                    .toList();
        }
    }

    /** In this order. */
    static final List<EndRow<End>> TABLE = List.of(
            new EndRow<>(
                    "crash: a signal",
                    end -> end.exit() >= FIRST_SIGNAL,
                    end -> new AgentVerdict.Crashed(
                            "the agent was ended by signal " + (end.exit() - FIRST_SIGNAL + 1))),
            new EndRow<>(
                    "its conversation is gone",
                    end -> !end.stream.isBegun()
                            && end.ending.lastLines().stream()
                                    .anyMatch(line -> line.contains("no rollout found for thread id")),
                    end -> new AgentVerdict.Forgotten("its conversation is not there any more")),
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
                    "prompt too long",
                    failure("context window|context_length_exceeded"),
                    end -> new AgentVerdict.Outgrown("its conversation has become too long: " + end.words())),
            new EndRow<>(
                    "quota",
                    failure("hit your usage limit|usage limit|429 Too Many Requests|rate limit"),
                    end -> new AgentVerdict.OutOfQuota(reset(end).orElse(end.now.plus(UNSTATED_QUOTA)))),
            new EndRow<>(
                    "billing",
                    failure(
                            "Quota exceeded|billing details|out of credits|spend cap|402 Payment Required|To use Codex with your ChatGPT plan"),
                    end -> new AgentVerdict.Unauthorized("its account is not paid: " + end.words())),
            new EndRow<>(
                    "authentication",
                    failure("401 Unauthorized|403 Forbidden|access token could not be refreshed|sign in again"),
                    end -> new AgentVerdict.Unauthorized("its provider refuses the agent: " + end.words())),
            new EndRow<>(
                    "no such model",
                    failure("model.* does not exist|model is not supported"),
                    end -> new AgentVerdict.Unstartable("the agent cannot be started: " + end.words())),
            new EndRow<>(
                    "overloaded, out of reach, or broken off",
                    failure("at capacity|high demand|overloaded|Connection failed|stream disconnected"
                            + "|unexpected status 5|last status: 5|timed out|idle timeout|error sending request"),
                    end -> new AgentVerdict.Overloaded("its provider cannot serve it: " + end.words())),
            new EndRow<>(
                    "permission denied",
                    end -> end.stream.isSuccess() && !end.denials().isEmpty(),
                    end -> new AgentVerdict.Failed("the agent was not allowed: " + String.join("; ", end.denials()))),
            new EndRow<>(
                    "clean end", end -> end.stream.isSuccess() && end.exit() == 0, end -> new AgentVerdict.Succeeded()),
            new EndRow<>(
                    "anything else",
                    end -> true,
                    end -> new AgentVerdict.Failed(
                            "the agent gave up (exit %d): %s".formatted(end.exit(), end.words()))));

    private CodexEnds() {}

    static AgentVerdict of(End end) {
        return EndRow.find(TABLE, end).means().apply(end);
    }

    private static Predicate<End> failure(String words) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        return end ->
                end.stream.isFailure() && pattern.matcher(end.stream.words()).find();
    }

    /** Behind its error come hints. */
    private static String setUp(End end) {
        return end.ending.lastLines().stream()
                .filter(line -> line.regionMatches(true, 0, "error", 0, "error".length()))
                .findFirst()
                .orElseGet(end.ending::lastLine);
    }

    /** Within the minute that it names the limit may still hold, and that minute may have begun. */
    private static Optional<Instant> reset(End end) {
        Matcher said = RESETS.matcher(end.stream.words());
        return said.find()
                ? ResetTime.of(said.group(1), null, end.now.minus(PRECISION)).map(told -> told.plus(PRECISION))
                : Optional.empty();
    }
}
