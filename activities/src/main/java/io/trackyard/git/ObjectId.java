package io.trackyard.git;

import java.util.regex.Pattern;

/**
 * The name of an object in the repository. Never empty and never all zeros: git reads such a name in a ref transaction
 * as "whatever it is now", and a ref would move unconditionally.
 *
 * @param hex forty lower-case hexadecimal digits
 */
public record ObjectId(String hex) {
    private static final Pattern FORTY_DIGITS = Pattern.compile("[0-9a-f]{40}");
    private static final String NONE = "0".repeat(40);

    public ObjectId {
        if (!FORTY_DIGITS.matcher(hex).matches() || hex.equals(NONE)) {
            throw new IllegalArgumentException("not the name of a git object: '%s'".formatted(hex));
        }
    }

    /** Reads a name as git prints it, with or without the line end. */
    public static ObjectId of(String printed) {
        return new ObjectId(printed.strip());
    }

    /** The first ten digits, for a person to read. */
    public String abbreviate() {
        return hex.substring(0, 10);
    }

    @Override
    public String toString() {
        return hex;
    }
}
