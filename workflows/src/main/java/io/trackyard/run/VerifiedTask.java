package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.policy.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A verified commit on its way into the run's branch.
 *
 * @param commit the commit
 * @param attempt the attempt that made it
 * @param checked whether any command verified it
 * @param answerTo the workflow that waits for the answer
 * @param used what its sessions used of a model; absent where nothing is known of it
 */
public record VerifiedTask(
        @JsonProperty("schema") int schema,
        @JsonProperty("task") String task,
        @JsonProperty("commit") String commit,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("checked") boolean checked,
        @JsonProperty("answerTo") String answerTo,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("used") @Nullable
        Usage used) {}
