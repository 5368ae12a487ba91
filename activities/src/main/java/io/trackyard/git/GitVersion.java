package io.trackyard.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of git, as far as Trackyard's choice of commands depends on it. */
record GitVersion(int major, int minor) implements Comparable<GitVersion> {
    /** The first with {@code merge-tree --write-tree}. */
    static final GitVersion OLDEST = new GitVersion(2, 38);
    /** {@code --attr-source} is older (2.41), but merge-tree crashed with it before this one. */
    private static final GitVersion ATTRIBUTE_SOURCE = new GitVersion(2, 43);

    private static final Pattern PRINTED = Pattern.compile("git version (\\d+)\\.(\\d+).*", Pattern.DOTALL);

    /** Reads what {@code git version} prints. */
    static GitVersion parse(String printed) {
        Matcher matcher = PRINTED.matcher(printed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the version of a git: '%s'".formatted(printed.strip()));
        }
        return new GitVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether a merge in memory can be told which commit's {@code .gitattributes} to use. */
    boolean mergesWithAttributesOfACommit() {
        return compareTo(ATTRIBUTE_SOURCE) >= 0;
    }

    @Override
    public int compareTo(GitVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
