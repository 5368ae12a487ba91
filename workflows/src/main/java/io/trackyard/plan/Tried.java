package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What other runs, and other programs, have tried of a task.
 *
 * @param attempts how many they have used up: those of a run are numbered on from there
 * @param step the command that the last of them failed of; absent where none did, or nobody knows
 * @param failure what was said of that; absent where nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tried(
        @JsonProperty("attempts") int attempts,
        @JsonProperty("step") @Nullable String step,
        @JsonProperty("failure") @Nullable String failure) {

    /** So often, and nobody knows what it failed of. */
    public static Tried times(int attempts) {
        return new Tried(attempts, null, null);
    }
}
