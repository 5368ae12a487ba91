package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/**
 * Paths of a repository, as a person writes them in a scope. A pattern holds the path it names and all that lies below
 * it, so {@code docs}, {@code docs/} and {@code docs/**} say the same. {@code *} and {@code ?} stay within a directory,
 * {@code **} crosses directories; {@code [...]} and <code>{...}</code> are taken for any text, which can only make two
 * scopes overlap that would not have to, never the other way round.
 *
 * <p>Whether two patterns share a path is asked of them here, rather than of a glob library, because none answers it.
 */
public record PathPattern(@JsonValue String text) implements Comparable<PathPattern> {
    private static final String ANY_DEPTH = "**";

    public PathPattern {
        text = normalised(text);
    }

    @JsonCreator
    public static PathPattern of(String text) {
        return new PathPattern(text);
    }

    /** Whether the path leaves the repository: absolute, or through {@code ..}. */
    public static boolean isOutside(String text) {
        String path = text.strip().replace('\\', '/');
        return path.startsWith("/")
                || path.startsWith("~")
                || path.matches("[A-Za-z]:.*")
                || Arrays.asList(path.split("/")).contains("..");
    }

    private static String normalised(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a path pattern is not empty ('**' for all)");
        }
        if (isOutside(text)) {
            throw new IllegalArgumentException("a path pattern stays inside the repository: " + text);
        }
        List<String> segments = Arrays.stream(text.strip().split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        return segments.isEmpty() ? ANY_DEPTH : String.join("/", segments).replaceAll("\\*\\*(/\\*\\*)+", ANY_DEPTH);
    }

    /** Whether a path exists that both hold. */
    public boolean overlaps(PathPattern other) {
        return meet(segments(), 0, other.segments(), 0, true);
    }

    /** Whether it holds this very path, given relative to the repository's root with {@code /} between names. */
    public boolean holds(String path) {
        return meet(segments(), 0, path.split("/"), 0, false);
    }

    /** The names before the first wildcard, joined: the deepest directory or file that surely holds every path. */
    public String fixedPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (String segment : segments()) {
            if (isWild(segment)) {
                break;
            }
            prefix.append(prefix.isEmpty() ? "" : "/").append(segment);
        }
        return prefix.toString();
    }

    private String[] segments() {
        return text.split("/");
    }

    private static boolean isWild(String segment) {
        return segment.chars().anyMatch(character -> "*?[{".indexOf(character) >= 0);
    }

    /** {@code rightIsPattern}: the right side may hold wildcards, and holds what lies below it. */
    private static boolean meet(String[] left, int i, String[] right, int j, boolean rightIsPattern) {
        if (i == left.length) {
            return true; // all that lies below a pattern is its own
        }
        if (j == right.length) {
            return rightIsPattern || Arrays.stream(left, i, left.length).allMatch(ANY_DEPTH::equals);
        }
        if (left[i].equals(ANY_DEPTH)) {
            return meet(left, i + 1, right, j, rightIsPattern) || meet(left, i, right, j + 1, rightIsPattern);
        }
        if (rightIsPattern && right[j].equals(ANY_DEPTH)) {
            return meet(left, i, right, j + 1, true) || meet(left, i + 1, right, j, true);
        }
        return namesMeet(left[i], 0, right[j], 0, rightIsPattern) && meet(left, i + 1, right, j + 1, rightIsPattern);
    }

    private static boolean namesMeet(String left, int i, String right, int j, boolean rightIsPattern) {
        if (anyText(left, i)) {
            int next = endOfWildcard(left, i);
            return namesMeet(left, next, right, j, rightIsPattern)
                    || (j < right.length()
                            && namesMeet(left, i, right, step(right, j, rightIsPattern), rightIsPattern));
        }
        if (rightIsPattern && anyText(right, j)) {
            int next = endOfWildcard(right, j);
            return namesMeet(left, i, right, next, true)
                    || (i < left.length() && namesMeet(left, i + 1, right, j, true));
        }
        if (i == left.length() || j == right.length()) {
            return i == left.length() && j == right.length();
        }
        boolean same = left.charAt(i) == right.charAt(j)
                || left.charAt(i) == '?'
                || (rightIsPattern && right.charAt(j) == '?');
        return same && namesMeet(left, i + 1, right, j + 1, rightIsPattern);
    }

    private static boolean anyText(String name, int at) {
        return at < name.length() && "*[{".indexOf(name.charAt(at)) >= 0;
    }

    /** Over one character of the right side, or over one of its wildcards as a whole. */
    private static int step(String right, int j, boolean rightIsPattern) {
        return rightIsPattern && anyText(right, j) ? endOfWildcard(right, j) : j + 1;
    }

    private static int endOfWildcard(String name, int at) {
        char close = name.charAt(at) == '[' ? ']' : '}';
        int end = name.charAt(at) == '*' ? at : name.indexOf(close, at);
        return end < 0 ? name.length() : end + 1;
    }

    @Override
    public int compareTo(PathPattern other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
