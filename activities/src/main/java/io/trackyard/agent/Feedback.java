package io.trackyard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.trackyard.policy.RetryFeedback;
import java.util.List;

/** What the next session is told of the one before: what failed, the end of its log, and what was changed so far. */
public final class Feedback {
    private static final int MOST_PATHS = 50;

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private Feedback() {}

    /** The same as a JSON object, for agents that are used to one. */
    public static String document(RetryFeedback feedback) {
        try {
            return "\n```json\n" + JSON.writeValueAsString(feedback) + "\n```\n";
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a record of texts is always written", never);
        }
    }

    /**
     * @param attempt the number of the attempt that failed
     * @param reason one line
     * @param log the end of what the failing command printed
     * @param changed the paths changed so far
     */
    public static String of(int attempt, String reason, List<String> log, List<String> changed) {
        StringBuilder text = new StringBuilder("## Feedback from attempt " + attempt + "\n\n");
        text.append(reason).append('\n');
        if (!log.isEmpty()) {
            text.append("\nThe end of its output:\n\n");
            log.forEach(line -> text.append("    ").append(line).append('\n'));
        }
        if (!changed.isEmpty()) {
            text.append("\nChanged so far:\n\n");
            changed.stream()
                    .limit(MOST_PATHS)
                    .forEach(path -> text.append("- ").append(path).append('\n'));
            if (changed.size() > MOST_PATHS) {
                text.append("- … and %d more%n".formatted(changed.size() - MOST_PATHS));
            }
        }
        return text.toString();
    }
}
