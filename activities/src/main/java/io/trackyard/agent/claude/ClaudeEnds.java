package io.trackyard.agent.claude;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.EndRow;
import io.trackyard.agent.ResetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ends of Claude Code mean. Never by its exit code, which is 1 for whatever goes wrong and 0 for some of it too: by the
 * last event, and by the word with which the message before it names the refusal of the provider.
 */
final class ClaudeEnds {
    private static final int FIRST_SIGNAL = 129;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);

    /** {@code You've hit your session limit · resets 8:30am (America/Los_Angeles)}, where no event said it in numbers. */
    private static final Pattern RESETS =
            Pattern.compile("resets (?:at )?([^()]+?)(?: \\(([^)]+)\\))?$", Pattern.MULTILINE);

    /** The end of a session. */
    record End(Agent.Ending ending, ClaudeStream stream, Instant now) {
        static End of(Agent.Ending ending, Instant now) {
            return new End(ending, ClaudeStream.read(ending.output()), now);
        }

        private int exit() {
            return ending.exit();
        }

        private boolean reason(String... each) {
            return List.of(each).contains(stream.terminalReason());
        }

        private boolean refused(String... each) {
            return List.of(each).contains(stream.error());
        }

        private boolean status(int status) {
            return stream.status() == status;
        }

        private String words() {
            return ending.words(stream.words());
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
                    "set-up: it refuses to begin",
                    end -> !end.stream.isEnded() && !end.stream.isBegun() && end.exit() != 0,
                    end -> new AgentVerdict.Unstartable(
                            "the agent cannot be started (exit %d): %s".formatted(end.exit(), end.ending.lastLine()))),
            new EndRow<>(
                    "crash: no last event",
                    end -> !end.stream.isEnded(),
                    end -> new AgentVerdict.Crashed(
                            "the agent's output ended without its last event (exit %d)".formatted(end.exit()))),
            new EndRow<>(
                    "interrupted",
                    end -> end.stream.terminalReason().startsWith("aborted"),
                    end -> new AgentVerdict.Crashed("the agent was interrupted")),
            new EndRow<>(
                    "its conversation is gone",
                    end -> end.words().startsWith("No conversation found"),
                    end -> new AgentVerdict.Forgotten("its conversation is not there any more")),
            new EndRow<>(
                    "prompt too long",
                    end -> end.reason("prompt_too_long", "blocking_limit"),
                    end -> new AgentVerdict.Outgrown("its conversation has become too long: " + end.words())),
            new EndRow<>(
                    "quota",
                    end -> end.refused("rate_limit") || end.status(429),
                    end -> new AgentVerdict.OutOfQuota(reset(end))),
            new EndRow<>(
                    "billing",
                    end -> end.refused("billing_error", "account_on_hold") || end.status(402),
                    end -> new AgentVerdict.Unauthorized("its account is not paid: " + end.words())),
            new EndRow<>(
                    "authentication",
                    end -> end.refused("authentication_failed", "oauth_org_not_allowed", "cloud_credential_error")
                            || end.status(401)
                            || end.status(403),
                    end -> new AgentVerdict.Unauthorized("its provider refuses the agent: " + end.words())),
            new EndRow<>(
                    "no such model",
                    end -> end.refused("model_not_found"),
                    end -> new AgentVerdict.Unstartable("the agent cannot be started: " + end.words())),
            new EndRow<>(
                    "overloaded, out of reach, or broken off",
                    ClaudeEnds::isProviders,
                    end -> new AgentVerdict.Overloaded("its provider cannot serve it: " + end.words())),
            new EndRow<>(
                    "turn cap",
                    end -> end.stream.subtype().equals("error_max_turns"),
                    end -> new AgentVerdict.Failed("the agent used up its turns: " + end.words())),
            new EndRow<>(
                    "budget cap",
                    end -> end.stream.subtype().equals("error_max_budget_usd"),
                    end -> new AgentVerdict.Failed("the agent used up its budget: " + end.words())),
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

    private ClaudeEnds() {}

    static AgentVerdict of(End end) {
        return EndRow.find(TABLE, end).means().apply(end);
    }

    /** A failure of the request without a status is one of the connection; 400 and the like are the request's own. */
    private static boolean isProviders(End end) {
        return end.refused("overloaded", "server_error")
                || end.stream.status() >= FIRST_SERVER_ERROR
                || (end.reason("api_error") && end.stream.status() == 0);
    }

    private static Instant reset(End end) {
        return end.stream.reset().or(() -> told(end)).orElse(end.now.plus(UNSTATED_QUOTA));
    }

    private static Optional<Instant> told(End end) {
        Matcher said = RESETS.matcher(end.words());
        return said.find() ? ResetTime.of(said.group(1), said.group(2), end.now) : Optional.empty();
    }
}
