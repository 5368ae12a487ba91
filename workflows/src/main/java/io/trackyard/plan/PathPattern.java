package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

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
    private static final String WILDCARDS = "*?[{";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern MANY_DEPTHS = Pattern.compile("\\*\\*(/\\*\\*)+");
    private static final Integer ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private static final WildcardMatch<Integer> CHARACTERS = new WildcardMatch<>(
            ANY_TEXT, (left, right) -> left.equals(right) || left == ANY_CHARACTER || right == ANY_CHARACTER);
    private static final List<Integer> MANY_NAMES = List.of();
    private static final WildcardMatch<List<Integer>> NAMES = new WildcardMatch<>(MANY_NAMES, CHARACTERS::meet);

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
                || DRIVE.matcher(path).lookingAt()
                || Arrays.asList(path.split("/")).contains("..");
    }

    private static String normalised(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a path pattern is not empty ('**' for all)");
        }
        if (isOutside(text)) {
            throw new IllegalArgumentException("a path pattern stays inside the repository: " + text);
        }
        List<String> segments = Arrays.stream(text.strip().replace('\\', '/').split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        return segments.isEmpty()
                ? ANY_DEPTH
                : MANY_DEPTHS.matcher(String.join("/", segments)).replaceAll(ANY_DEPTH);
    }

    /** Whether a path exists that both hold. */
    public boolean overlaps(PathPattern other) {
        if (isPlain() && other.isPlain()) {
            return isAtOrBelow(text, other.text) || isAtOrBelow(other.text, text);
        }
        return NAMES.meet(names(), other.names());
    }

    /** Whether it holds this very path, given relative to the repository's root with {@code /} between names. */
    public boolean holds(String path) {
        if (isPlain()) {
            return isAtOrBelow(path, text);
        }
        List<List<Integer>> names = Arrays.stream(path.split("/"))
                .map(name -> name.codePoints().boxed().toList())
                .toList();
        return NAMES.meet(names(), names);
    }

    /**
     * Whether it surely holds all that the other does. Of two patterns with wildcards only the same one is sure to; a name
     * without any is held with all below it, as soon as it is held itself.
     */
    boolean covers(PathPattern other) {
        return equals(other) || (Arrays.stream(other.segments()).noneMatch(PathPattern::isWild) && holds(other.text));
    }

    /** The names before the first wildcard, joined: the deepest directory or file that surely holds every path. */
    public String fixedPrefix() {
        return String.join("/", fixedNames());
    }

    /** The names before the first wildcard: every path it holds starts with them. */
    List<String> fixedNames() {
        return Arrays.stream(segments()).takeWhile(name -> !isWild(name)).toList();
    }

    /** Most patterns have no wildcard; of those the text alone tells. */
    private boolean isPlain() {
        return !isWild(text);
    }

    private static boolean isAtOrBelow(String path, String above) {
        return path.startsWith(above) && (path.length() == above.length() || path.charAt(above.length()) == '/');
    }

    private String[] segments() {
        return text.split("/");
    }

    private static boolean isWild(String segment) {
        for (int at = 0; at < segment.length(); at++) {
            if (WILDCARDS.indexOf(segment.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The pattern as {@link WildcardMatch} takes it; the end says that all that lies below is held too. */
    private List<List<Integer>> names() {
        List<List<Integer>> names = new ArrayList<>();
        int openBraces = 0;
        for (String segment : segments()) {
            boolean inside = openBraces > 0;
            openBraces = Math.max(0, openBraces + count(segment, '{') - count(segment, '}'));
            if (inside) {
                continue; // of an alternative with directories in it, whose depth is unknown
            }
            names.add(openBraces > 0 || segment.equals(ANY_DEPTH) ? MANY_NAMES : characters(segment));
        }
        names.add(MANY_NAMES);
        return names;
    }

    private static int count(String segment, char sought) {
        return (int) segment.chars().filter(character -> character == sought).count();
    }

    private static List<Integer> characters(String name) {
        List<Integer> characters = new ArrayList<>();
        for (int at = 0; at < name.length(); ) {
            int character = name.codePointAt(at);
            if ("*[{".indexOf(character) >= 0) {
                characters.add(ANY_TEXT);
                at = endOfWildcard(name, at);
            } else {
                characters.add(character == '?' ? (Integer) ANY_CHARACTER : (Integer) character);
                at += Character.charCount(character);
            }
        }
        return characters;
    }

    private static int endOfWildcard(String name, int at) {
        if (name.charAt(at) == '*') {
            return at + 1;
        }
        int end = name.lastIndexOf(name.charAt(at) == '[' ? ']' : '}');
        return end < at ? name.length() : end + 1;
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
