package io.trackyard.display;

import java.util.List;
import java.util.Optional;

/**
 * What a person agrees to who has to type the word in full: what every session is started with, and what was looked at.
 *
 * @param command what {@code sh -c} is given for each session; absent where no agent is named
 * @param gate the commands that what was done must pass, in order
 * @param findings what was looked at before the start, in order
 */
public record Dispatch(Optional<String> command, List<String> gate, List<Finding> findings) {
    public Dispatch {
        gate = List.copyOf(gate);
        findings = List.copyOf(findings);
    }

    /**
     * Something that a run needs.
     *
     * @param present whether it is there
     * @param what it is, for people
     */
    public record Finding(boolean present, String what) {
        /** The word by which it is known whether it is there. */
        public String word() {
            return present ? "OK" : "MISSING";
        }
    }
}
