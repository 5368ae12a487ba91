package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Check;
import java.util.List;

/**
 * What makes a fresh worktree ready for a session: it has no dependencies, no {@code .env} and no build output.
 *
 * @param commands run in order, once per opened worktree; a failure is nobody's attempt
 * @param copy globs of ignored files that are copied from the repository's own working tree
 */
public record Setup(
        @JsonProperty("commands") List<Check> commands,
        @JsonProperty("copy") List<String> copy) {
    /** Nothing to do. */
    public static final Setup NONE = new Setup(List.of(), List.of());

    public Setup {
        commands = List.copyOf(commands);
        copy = List.copyOf(copy);
    }
}
