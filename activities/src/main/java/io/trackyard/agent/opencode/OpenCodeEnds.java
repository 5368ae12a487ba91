package io.trackyard.agent.opencode;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.EndRow;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What ends of OpenCode mean: by the error that it printed, else by why its model's last step ended. Its exit code is 0 also
 * where a permission was refused and the session broken off for it.
 */
final class OpenCodeEnds {
    private static final int FIRST_SIGNAL = 129;
    private static final int FIRST_SERVER_ERROR = 500;

    private static final Pattern UNPAID = Pattern.compile(
            "insufficient_quota|billing|credit balance|out of credits|payment required|CreditsError",
            Pattern.CASE_INSENSITIVE);

    /** {@code … level=ERROR … message=failed ref=err_5c42dc5c error="ProviderModelNotFoundError: Model not found: x." …} */
    private static final Pattern LOGGED =
            Pattern.compile(" level=ERROR .*? message=failed .*?error=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** The end of a session. */
    record End(Agent.Ending ending, OpenCodeStream stream, Instant now) {
        static End of(Agent.Ending ending, Instant now) {
            return new End(ending, OpenCodeStream.read(ending.output()), now);
        }

        private int exit() {
            return ending.exit();
        }

        private boolean error(String name) {
            return stream.error().equals(name);
        }

        private boolean status(int... each) {
            return IntStream.of(each).anyMatch(status -> status == stream.status());
        }

        /** Of an error that has no words of its own those of the log. */
        private String words() {
            return error("UnknownError") ? logged() : ending.words(stream.words());
        }

        private String logged() {
            return ending.lastLines().stream()
                    .map(LOGGED::matcher)
                    .filter(Matcher::find)
                    .map(line -> line.group(1))
                    .reduce((earlier, later) -> later)
                    .orElseGet(() -> ending.words(stream.words()));
        }

        private boolean printed(String words) {
            return ending.lastLines().stream().anyMatch(line -> line.contains(words));
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
                    end -> !end.stream.isBegun() && end.printed("Session not found"),
                    end -> new AgentVerdict.Forgotten("its conversation is not there any more")),
            new EndRow<>(
                    "set-up: it refuses to begin",
                    end -> !end.stream.isBegun() && end.exit() != 0,
                    end -> new AgentVerdict.Unstartable(
                            "the agent cannot be started (exit %d): %s".formatted(end.exit(), setUp(end)))),
            new EndRow<>(
                    "crash: no last event",
                    end -> !end.stream.isEnded() && end.stream.denials().isEmpty(),
                    end -> new AgentVerdict.Crashed(
                            "the agent's output ended without its last event (exit %d)".formatted(end.exit()))),
            new EndRow<>(
                    "interrupted",
                    end -> end.error("MessageAbortedError"),
                    end -> new AgentVerdict.Crashed("the agent was interrupted")),
            new EndRow<>(
                    "prompt too long",
                    end -> end.error("ContextOverflowError"),
                    end -> new AgentVerdict.Outgrown("its conversation has become too long: " + end.words())),
            new EndRow<>(
                    "billing",
                    end -> end.status(402)
                            || end.stream.isFailure()
                                    && UNPAID.matcher(end.stream.refusal()).find(),
                    end -> new AgentVerdict.Unauthorized("its account is not paid: " + end.words())),
            new EndRow<>(
                    "quota",
                    end -> end.status(429),
                    end -> new AgentVerdict.OutOfQuota(OpenCodeReset.of(end.stream, end.now))),
            new EndRow<>(
                    "authentication",
                    end -> end.status(401, 403) || end.error("ProviderAuthError"),
                    end -> new AgentVerdict.Unauthorized("its provider refuses the agent: " + end.words())),
            new EndRow<>(
                    "no such model",
                    end -> end.status(404) || failure("Model not found").test(end),
                    end -> new AgentVerdict.Unstartable("the agent cannot be started: " + end.words())),
            new EndRow<>(
                    "overloaded, out of reach, or broken off",
                    end -> end.stream.status() >= FIRST_SERVER_ERROR || end.stream.isProviders(),
                    end -> new AgentVerdict.Overloaded("its provider cannot serve it: " + end.words())),
            new EndRow<>(
                    "permission denied",
                    end -> !end.stream.denials().isEmpty(),
                    end -> new AgentVerdict.Failed(
                            "the agent was not allowed: " + String.join("; ", end.stream.denials()))),
            new EndRow<>(
                    "clean end",
                    end -> end.stream.isSuccess() && (end.exit() == 0 || end.stream.overcameAnError()),
                    end -> new AgentVerdict.Succeeded()),
            new EndRow<>(
                    "its model ended otherwise",
                    end -> !end.stream.isFailure(),
                    end -> new AgentVerdict.Failed("the agent's model broke off: " + end.stream.reason())),
            new EndRow<>(
                    "anything else",
                    end -> true,
                    end -> new AgentVerdict.Failed(
                            "the agent gave up (exit %d): %s".formatted(end.exit(), end.words()))));

    private OpenCodeEnds() {}

    static AgentVerdict of(End end) {
        return EndRow.find(TABLE, end).means().apply(end);
    }

    private static Predicate<End> failure(String words) {
        Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        return end -> end.stream.isFailure() && pattern.matcher(end.words()).find();
    }

    /** Of a word that it does not know it prints nothing but how it is called. */
    private static String setUp(End end) {
        return end.printed("run opencode with a message")
                ? "an option that it does not know"
                : end.ending.lastLines().stream()
                        .filter(line -> line.contains("Error"))
                        .findFirst()
                        .orElseGet(end.ending::lastLine);
    }
}
