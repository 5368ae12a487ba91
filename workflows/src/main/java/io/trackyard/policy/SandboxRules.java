package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the programs of a run can reach. A sandbox is {@link #NOTHING}, {@link #BWRAP}, or a person's command that is run
 * with the confined program's command line as its last arguments.
 *
 * @param agents the sandbox of sessions
 * @param checks the sandbox of checks, the gate and calibrators
 * @param network whether the latter reach a network
 * @param writable what else they may write to, beside the worktree: absolute paths, or below {@code ~/}
 */
public record SandboxRules(
        @JsonProperty("agents") String agents,
        @JsonProperty("checks") String checks,
        @JsonProperty("network") Network network,
        @JsonProperty("writable") List<String> writable) {
    /** The word for no sandbox. */
    public static final String NOTHING = "none";

    /** The word for bubblewrap. */
    public static final String BWRAP = "bwrap";

    /** Nothing is confined. */
    public static final SandboxRules NONE = new SandboxRules(NOTHING, NOTHING, Network.ON, List.of());

    public SandboxRules {
        agents = agents == null ? NOTHING : agents;
        checks = checks == null ? NOTHING : checks;
        network = network == null ? Network.ON : network;
        writable = writable == null ? List.of() : List.copyOf(writable);
    }

    /** Whether there is a network. */
    public enum Network {
        /** As outside. */
        @JsonProperty("on")
        @JsonEnumDefaultValue
        ON,
        /** None but the program's own loopback. */
        @JsonProperty("off")
        OFF
    }
}
