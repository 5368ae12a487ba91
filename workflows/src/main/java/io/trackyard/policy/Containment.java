package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What keeps the programs of a run within bounds: agents, checks, set-up.
 *
 * @param output how much of what they print is kept
 * @param sandbox what they can reach
 */
public record Containment(
        @JsonProperty("output") OutputLimits output,
        @JsonProperty("sandbox") SandboxRules sandbox) {
    /** What holds where nothing is said. */
    public static final Containment DEFAULT = new Containment(OutputLimits.DEFAULT, SandboxRules.NONE);

    public Containment {
        output = output == null ? OutputLimits.DEFAULT : output;
        sandbox = sandbox == null ? SandboxRules.NONE : sandbox;
    }

    /** The same for what has to reach everything. */
    public Containment withoutSandbox() {
        return new Containment(output, SandboxRules.NONE);
    }
}
