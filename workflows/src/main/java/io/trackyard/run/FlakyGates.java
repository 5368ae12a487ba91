package io.trackyard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gates of a phase that failed, and passed when they were run again. */
final class FlakyGates {
    private final List<String> seen = new ArrayList<>();

    /**
     * Takes note of a gate.
     *
     * @param what was gated
     * @param command that failed first; absent where none did
     */
    void saw(String what, @Nullable String command) {
        if (command != null) {
            seen.add("%s (%s)".formatted(what, command));
        }
    }

    /** What a person should know of them; empty where there were none. */
    Optional<String> warning(int phase) {
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(Text.oneLine("phase %d: the gate failed, and passed when it was run again, %d times: %s"
                        .formatted(phase, seen.size(), String.join(", ", seen))));
    }
}
