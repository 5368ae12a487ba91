package io.trackyard.agent.opencode;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it means that nothing came from OpenCode for long. Where its provider tells it to come again in an hour it waits that
 * hour, and prints no event of it: its log alone has why it was refused.
 */
final class OpenCodeSilence {
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);

    /** {@code timestamp=… level=ERROR … message="stream error" … error.error="AI_APICallError: Too Many Requests"} */
    private static final Pattern REFUSAL =
            Pattern.compile("timestamp=(\\S+) level=ERROR .*message=\"stream error\".* error\\.error=\"([^\"]*)\"");

    private static final Pattern QUOTA = Pattern.compile(
            "rate.?limit|usage.?limit|quota|too many requests|\\b429\\b|limit reached", Pattern.CASE_INSENSITIVE);

    private OpenCodeSilence() {}

    static AgentVerdict of(Agent.Ending ending, String reason, Instant now) {
        Instant newest = OpenCodeStream.read(ending.output()).newest();
        return refusal(ending.lastLines(), newest)
                .map(words -> QUOTA.matcher(words).find()
                        ? new AgentVerdict.OutOfQuota(now.plus(UNSTATED_QUOTA))
                        : new AgentVerdict.Overloaded("its provider cannot serve it: " + words))
                .orElseGet(() -> new AgentVerdict.Stalled(reason));
    }

    /** The last one, unless something came of the session after it. */
    private static Optional<String> refusal(List<String> lines, Instant newest) {
        return lines.stream()
                .map(REFUSAL::matcher)
                .filter(Matcher::find)
                .filter(line -> isAfter(line.group(1), newest))
                .map(line -> line.group(2))
                .reduce((earlier, later) -> later);
    }

    private static boolean isAfter(String time, Instant newest) {
        try {
            return Instant.parse(time).isAfter(newest);
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
