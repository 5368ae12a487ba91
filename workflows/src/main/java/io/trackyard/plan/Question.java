package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a person is asked before a task's first session, in the words of its source. The task waits for the answer, which
 * is handed to its session.
 *
 * @param kind what an answer means
 * @param text what is asked
 * @param choices the answers that are offered; none where any text is one
 */
public record Question(
        @JsonProperty("kind") Kind kind,
        @JsonProperty("text") String text,
        @JsonProperty("choices") List<String> choices) {
    public Question {
        choices = List.copyOf(choices);
    }

    /** Whether the task may start at all. */
    public static Question approval(String text) {
        return new Question(Kind.APPROVAL, text, List.of("yes", "skip", "continue", "stop"));
    }

    /** What is asked for. */
    public enum Kind {
        /** Whether the task may start at all: {@code skip} leaves it out. */
        @JsonProperty("approval")
        APPROVAL,
        /** To look at what was done so far. */
        @JsonProperty("verify")
        VERIFY,
        /** To choose. */
        @JsonProperty("decision")
        DECISION,
        /** To do something that only a person can. */
        @JsonProperty("action")
        ACTION
    }
}
