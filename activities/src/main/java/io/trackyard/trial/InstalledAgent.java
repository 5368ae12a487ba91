package io.trackyard.trial;

import io.trackyard.agent.clients.KnownAgent;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What this machine has of an agent.
 *
 * @param program where its program lies; empty where it is not on PATH
 * @param version what it says of itself; empty where that is no version
 * @param signedIn what it says of that
 */
public record InstalledAgent(KnownAgent agent, Optional<String> program, Optional<String> version, SignedIn signedIn) {
    private static final Pattern DOT = Pattern.compile("\\.");

    /** Whether it is signed in. */
    public enum SignedIn {
        YES,
        NO,
        /** It cannot be asked, or did not answer. */
        UNKNOWN
    }

    /** Whether it is a version that came after the one that was tested. */
    public boolean isNewer() {
        return compared() > 0;
    }

    /** Whether it is a version that came before the one that was tested. */
    public boolean isOlder() {
        return compared() < 0;
    }

    private int compared() {
        return version.map(own -> Arrays.compare(parts(own), parts(agent.tested())))
                .orElse(0);
    }

    private static int[] parts(String version) {
        return DOT.splitAsStream(version).mapToInt(Integer::parseInt).toArray();
    }
}
