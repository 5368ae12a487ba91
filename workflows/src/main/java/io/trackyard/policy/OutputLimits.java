package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much of what programs print is kept, so that one that prints without end fills no disk.
 *
 * @param checkMiB what a command of a check, a gate, a set-up or a calibration may print; one that prints more is ended
 *     and fails
 * @param sessionMiB what is kept of each output of a session
 * @param noisySession what becomes of a session that prints more
 */
public record OutputLimits(
        @JsonProperty("checkMiB") long checkMiB,
        @JsonProperty("sessionMiB") long sessionMiB,
        @JsonProperty("noisySession") NoisySession noisySession) {
    /** Room for the longest build log, and for days of an agent's stream. */
    public static final OutputLimits DEFAULT = new OutputLimits(64, 64, NoisySession.TRIM);

    private static final long MEBIBYTE = 1024L * 1024;

    public OutputLimits {
        noisySession = noisySession == null ? NoisySession.TRIM : noisySession;
        if (checkMiB < 1 || sessionMiB < 1) {
            throw new IllegalArgumentException("a program may print a MiB");
        }
    }

    /** What becomes of a session that prints more than is kept. */
    public enum NoisySession {
        /** It goes on; of what it prints the beginning and the end are kept. */
        @JsonProperty("trim")
        @JsonEnumDefaultValue
        TRIM,
        /** It is ended, which is an attempt. */
        @JsonProperty("end")
        END
    }

    /** {@link #checkMiB} in bytes. */
    public long checkBytes() {
        return checkMiB * MEBIBYTE;
    }

    /** {@link #sessionMiB} in bytes. */
    public long sessionBytes() {
        return sessionMiB * MEBIBYTE;
    }
}
