package io.trackyard.source.queue;

import io.trackyard.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in an item.
 *
 * @param title of its first heading; empty where it has none
 * @param prompt all that is not kept for the agent
 */
record ItemText(Optional<String> title, String prompt, List<Field> fields) {
    /** A number of another item: {@code 001}, {@code #1}, {@code 001-pending-name.md}; a full stop may end it. */
    private static final Pattern REFERENCE = Pattern.compile("#?([0-9]{1,18})(?:-[^0-9].*)?[.:]?");

    /** What begins as a number and is none: {@code 001-003}; words such as {@code 3rd} are for people. */
    private static final Pattern NO_REFERENCE = Pattern.compile("#?[0-9]+(?:[^0-9A-Za-z].*)?");

    /** As the templates have it where nobody has filled it in: {@code none | 001 (optional)}. */
    private static final Pattern TEMPLATE = Pattern.compile("(?i).*\\|.*\\bnone\\b.*|.*\\bnone\\b.*\\|.*");

    private static final Pattern LISTED = Pattern.compile("\\s*[-*+]\\s+(#?[0-9].*)");

    private static final Map<String, Integer> PRIORITIES =
            Map.of("critical", 0, "urgent", 0, "high", 1, "medium", 2, "normal", 2, "low", 3);

    /** A value of a field, with the line it stands in. */
    record Field(String name, String value, int line) {}

    /** Another item that is named, with the line it is named in. */
    record Reference(String number, int line) {}

    static ItemText of(String text) {
        List<String> head = ItemLine.head(text);
        List<Field> fields = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Optional<String> title = Optional.empty();
        String open = ""; // the field whose values may follow as a list
        for (int line = 1; line <= head.size(); line++) {
            String content = head.get(line - 1);
            Optional<ItemLine> field = ItemLine.of(content);
            Matcher listed = LISTED.matcher(content);
            if (field.isPresent()) {
                fields.add(new Field(field.get().field(), field.get().value().strip(), line));
                open = field.get().value().isBlank() ? field.get().field() : "";
            } else if (!open.isEmpty() && listed.matches()) {
                fields.add(new Field(open, listed.group(1).strip(), line));
            } else {
                open = content.isBlank() ? open : "";
                told.add(content);
                title = title.isEmpty() && ItemLine.isTitle(content)
                        ? Optional.of(content.substring(2).strip())
                        : title;
            }
        }
        Stream<String> body = text.lines().skip(head.size());
        String prompt = String.join("\n", Stream.concat(told.stream(), body).toList());
        return new ItemText(
                title.filter(words -> !words.isEmpty()),
                prompt.replaceAll("\n{3,}", "\n\n").strip(),
                List.copyOf(fields));
    }

    /** High, medium or low as numbers; the middle where it says none of them, or still all of them. */
    int priority() {
        return first(ItemLine.PRIORITY)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .map(value -> value.matches("p?[0-4]") ? value.charAt(value.length() - 1) - '0' : PRIORITIES.get(value))
                .orElse(Task.DEFAULT_PRIORITY);
    }

    /** Why it is blocked; empty where nothing says so. */
    Optional<String> reason() {
        return first(ItemLine.REASON);
    }

    List<Reference> blocks() {
        return references(ItemLine.BLOCKS);
    }

    List<Reference> blockedBy() {
        return references(ItemLine.BLOCKED_BY);
    }

    private Optional<String> first(String field) {
        return fields.stream()
                .filter(each -> each.name().equals(field))
                .map(Field::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Whether the field says anything, if only that there is nothing. */
    boolean says(String field) {
        return fields.stream()
                .anyMatch(each -> each.name().equals(field)
                        && !each.value().isEmpty()
                        && !TEMPLATE.matcher(each.value()).matches());
    }

    /** Values that begin as numbers of other items and are none. Left out silently, an item would start too early. */
    List<Field> unreadable() {
        return Stream.of(ItemLine.BLOCKED_BY, ItemLine.BLOCKS)
                .flatMap(field -> words(field)
                        .filter(word -> !REFERENCE.matcher(word.value()).matches()
                                && NO_REFERENCE.matcher(word.value()).matches()))
                .toList();
    }

    private List<Reference> references(String field) {
        return words(field)
                .flatMap(word -> Stream.of(REFERENCE.matcher(word.value()))
                        .filter(Matcher::matches)
                        .map(matcher -> new Reference(matcher.group(1), word.line())))
                .toList();
    }

    /** Words beside the numbers are for people; a value with the choices of a template still in it says nothing. */
    private Stream<Field> words(String field) {
        return fields.stream()
                .filter(each -> each.name().equals(field)
                        && !TEMPLATE.matcher(each.value()).matches())
                .flatMap(each -> Stream.of(
                                each.value().replaceAll("\\([^)]*\\)", " ").split("[,;|/&+\\s\\[\\]`]+"))
                        .map(word -> new Field(field, word, each.line())));
    }
}
