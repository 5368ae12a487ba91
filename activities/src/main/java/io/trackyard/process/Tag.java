package io.trackyard.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * An environment variable with a unique value, by which everything that a program started is found again, also what left
 * its process group and was adopted by init. Compared as a whole entry, so that one tag never matches another.
 *
 * @param variable the variable's name
 * @param value unique to what is tagged
 */
public record Tag(String variable, String value) {
    private static final String SESSION = "TRACKYARD_SESSION";
    private static final String COMMAND = "TRACKYARD_COMMAND";
    private static final String GUARD = "TRACKYARD_GUARD";
    private static final String REFS = "TRACKYARD_REFS";

    public Tag {
        if (value.isBlank() || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a tag has a value of its own: '%s'".formatted(value));
        }
    }

    /** Everything an agent session starts. */
    public static Tag ofSession(String sessionId) {
        return new Tag(SESSION, sessionId);
    }

    /** Everything one run of a command starts. */
    static Tag ofCommand(String commandId) {
        return new Tag(COMMAND, commandId);
    }

    /** Everything that acts under one guard. */
    public static Tag ofGuard(String lockFile) {
        return new Tag(GUARD, lockFile);
    }

    /** Every git of Trackyard's that moves refs of one repository. */
    public static Tag ofRefs(String repository) {
        return new Tag(REFS, repository);
    }

    /**
     * An environment without any tag. Whoever starts a server or a worker that is to outlive the session it was started
     * from gives it this one; with the tag, the end of that session would end it too.
     */
    public static Map<String, String> strippedFrom(Map<String, String> environment) {
        Map<String, String> rest = new TreeMap<>(environment);
        rest.remove(SESSION);
        rest.remove(COMMAND);
        rest.remove(GUARD);
        rest.remove(REFS);
        return rest;
    }

    /** The entry as it stands in a process's environment. */
    public String entry() {
        return variable + "=" + value;
    }
}
