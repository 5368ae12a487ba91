package io.trackyard.agent.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.JsonLines;
import io.trackyard.agent.ResetTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** When a limit ends that a provider has told OpenCode of: in what it answered, or in the head of that. */
final class OpenCodeReset {
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);

    private OpenCodeReset() {}

    static Instant of(OpenCodeStream stream, Instant now) {
        JsonNode said = JsonLines.parse(stream.refusal()).path("error");
        return Stream.of(
                        told(said.path("resets_at").asText(), now),
                        told(said.path("resets_in_seconds").asText(), now),
                        told(stream.header("anthropic-ratelimit-unified-reset"), now),
                        told(stream.header("retry-after"), now),
                        date(stream.header("retry-after")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(now.plus(UNSTATED_QUOTA));
    }

    private static Optional<Instant> told(String number, Instant now) {
        return number.isEmpty() ? Optional.empty() : ResetTime.of(number, null, now);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
