package io.trackyard.source;

import io.trackyard.policy.Containment;
import io.trackyard.policy.OutputLimits;
import io.trackyard.policy.OutputLimits.NoisySession;
import io.trackyard.policy.SandboxRules;
import io.trackyard.policy.SandboxRules.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What keeps programs within bounds, in the units of {@link OutputLimits}. */
public record ContainingSettings(
        @Nullable Long checkOutputMiB,
        @Nullable Long sessionOutputMiB,
        @Nullable NoisySession noisySession,
        Boxing boxing) {
    /** Nothing said. */
    public static final ContainingSettings NONE = new ContainingSettings(null, null, null, Boxing.NONE);

    ContainingSettings over(ContainingSettings below) {
        return new ContainingSettings(
                Settings.first(checkOutputMiB, below.checkOutputMiB),
                Settings.first(sessionOutputMiB, below.sessionOutputMiB),
                Settings.first(noisySession, below.noisySession),
                boxing.over(below.boxing));
    }

    Containment containment() {
        return new Containment(
                new OutputLimits(
                        Settings.said(checkOutputMiB), Settings.said(sessionOutputMiB), Settings.said(noisySession)),
                boxing.rules());
    }

    /** What programs can reach, in the words of {@link SandboxRules}. */
    public record Boxing(
            @Nullable String agents,
            @Nullable String checks,
            @Nullable Boolean network,
            @Nullable List<String> writable) {
        /** Nothing said. */
        public static final Boxing NONE = new Boxing(null, null, null, null);

        Boxing over(Boxing below) {
            return new Boxing(
                    Settings.first(agents, below.agents),
                    Settings.first(checks, below.checks),
                    Settings.first(network, below.network),
                    Settings.first(writable, below.writable));
        }

        SandboxRules rules() {
            return new SandboxRules(
                    Settings.said(agents),
                    Settings.said(checks),
                    Settings.said(network) ? Network.ON : Network.OFF,
                    writable == null ? List.of() : writable);
        }
    }
}
