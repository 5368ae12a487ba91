package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Check;
import java.util.List;

/**
 * How a phase is looked at before the next one starts.
 *
 * @param calibrators commands, in order: exit code 0 passes, and issues are JSON on standard output
 * @param agent whether an agent is asked too, once no command has found anything
 * @param rounds how often issues become tasks of the same phase, before a person is asked
 */
public record Calibration(
        @JsonProperty("calibrators") List<Check> calibrators,
        @JsonProperty("agent") boolean agent,
        @JsonProperty("rounds") int rounds) {
    /** How often issues are mended where nothing is said. */
    public static final int ROUNDS = 3;

    /** Nothing is looked at. */
    public static final Calibration NONE = new Calibration(List.of(), false, ROUNDS);

    public Calibration {
        calibrators = List.copyOf(calibrators);
        if (rounds < 0) {
            throw new IllegalArgumentException("issues are mended in 0 rounds or more");
        }
    }

    /** Whether there is anybody to look. */
    public boolean anybodyLooks() {
        return agent || !calibrators.isEmpty();
    }
}
