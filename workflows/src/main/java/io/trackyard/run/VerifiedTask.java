package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A verified commit on its way into the run's branch.
 *
 * @param commit the commit
 * @param attempt the attempt that made it
 * @param checked whether any command verified it
 * @param answerTo the workflow that waits for the answer
 */
public record VerifiedTask(
        @JsonProperty("schema") int schema,
        @JsonProperty("task") String task,
        @JsonProperty("commit") String commit,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("checked") boolean checked,
        @JsonProperty("answerTo") String answerTo) {}
