package io.trackyard.source.queue;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an item's file.
 *
 * @param number its digits as they stand there: {@code "001"}
 * @param rest what follows the state, with its hyphen and without {@code .md}; may be empty
 */
record ItemName(String number, ItemState state, String rest) {
    /** In the order of their numbers, however many digits these have. */
    static final Comparator<ItemName> BY_NUMBER = Comparator.<ItemName>comparingInt(
                    name -> name.key().length())
            .thenComparing(ItemName::key)
            .thenComparing(ItemName::file);

    /** The longest word of a state, {@code in_progress}, must fit into what file systems take: 255 bytes. */
    private static final int LONGEST_FILE = 255;

    /** More digits are no number anybody counts to, and no id that is read with pleasure. */
    private static final Pattern NAME =
            Pattern.compile("([0-9]{1,18})-(pending|in_progress|completed|blocked)((?:-.*)?)\\.md", Pattern.DOTALL);

    private static final Pattern NEARLY = Pattern.compile("[0-9]+[-_ ].*\\.md", Pattern.DOTALL);

    static Optional<ItemName> of(String file) {
        Matcher matcher = NAME.matcher(file);
        return matcher.matches()
                ? Optional.of(new ItemName(matcher.group(1), ItemState.of(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** Whether somebody may have meant it as an item, though it is none. */
    static boolean isNearly(String file) {
        return NEARLY.matcher(file).matches() && of(file).isEmpty();
    }

    /** The number as others may write it: {@code 1} and {@code 001} are the same. */
    static String keyOf(String number) {
        String stripped = number.replaceFirst("^0+", "");
        return stripped.isEmpty() ? "0" : stripped;
    }

    String key() {
        return keyOf(number);
    }

    String file() {
        return number + "-" + state.word() + rest + ".md";
    }

    /** The same item, so far. */
    ItemName as(ItemState now) {
        return new ItemName(number, now, rest);
    }

    /** Whether it still is a name in every state. */
    boolean canBeRenamed() {
        return as(ItemState.IN_PROGRESS).file().getBytes(StandardCharsets.UTF_8).length <= LONGEST_FILE;
    }

    /** What the name says that it is about, for an item without a title. */
    String words() {
        return rest.replaceAll("[-\\s]+", " ").strip();
    }
}
