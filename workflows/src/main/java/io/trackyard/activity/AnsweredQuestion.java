package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;

/**
 * What a task's agent asked a person, and what it is told.
 *
 * @param question in the agent's words
 * @param answer the person's; where nobody could be asked, that
 */
public record AnsweredQuestion(
        @JsonProperty("question") String question,
        @JsonProperty("answer") String answer) {
    /** What each of them may weigh. */
    static final int LONGEST = 4_000;

    public AnsweredQuestion {
        question = SentText.within(question, LONGEST);
        answer = SentText.within(answer, LONGEST);
    }
}
