package io.trackyard.git;

/**
 * The full name of a ref, so that no place has to guess whether {@code main} means a branch or a tag.
 *
 * @param value begins with {@code refs/}
 */
public record RefName(String value) {
    private static final String BRANCHES = "refs/heads/";

    public RefName {
        if (!value.startsWith("refs/") || value.endsWith("/") || value.indexOf('\n') >= 0 || value.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("not the full name of a ref: '%s'".formatted(value));
        }
    }

    /** The ref of a branch, from the name a person gives it. */
    public static RefName branch(String name) {
        return new RefName(BRANCHES + name);
    }

    public boolean isBranch() {
        return value.startsWith(BRANCHES);
    }

    /** The name a person gives it: {@code main} for {@code refs/heads/main}; other refs keep their full name. */
    public String shortName() {
        return isBranch() ? value.substring(BRANCHES.length()) : value;
    }

    /** Whether only Trackyard writes this ref, so that a lock left on it can be nobody else's. */
    boolean isTrackyards() {
        return value.startsWith("refs/trackyard/")
                || value.startsWith(BRANCHES + "trackyard/")
                || value.startsWith(BRANCHES + "trackyard-tracks/");
    }

    @Override
    public String toString() {
        return value;
    }
}
