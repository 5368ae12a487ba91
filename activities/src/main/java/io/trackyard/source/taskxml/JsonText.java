package io.trackyard.source.taskxml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that is changed one value at a time. All that a change does not touch stays as it is written: order,
 * white space, line ends, how numbers and texts are spelled. What is put in looks like what stands around it.
 *
 * <p>Values that are put in are texts, numbers, truth values, null, and lists and maps of them.
 */
final class JsonText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UNIT = "  ";

    private final String text;
    private final JsonValue root;

    private JsonText(String text) {
        this.text = text;
        try {
            this.root = JsonValue.parse(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("only a document that was read can be changed", broken);
        }
    }

    /** A text that {@link JsonValue#parse} takes. */
    static JsonText of(String text) {
        return new JsonText(text);
    }

    JsonValue root() {
        return root;
    }

    String text() {
        return text;
    }

    /** The same with another value for that name in an object of this document, added at its end where it is new. */
    JsonText put(JsonValue object, String name, @Nullable Object value) {
        List<JsonValue.Member> members = object.members();
        for (JsonValue.Member member : members) {
            if (member.name().equals(name)) {
                return replaced(member.value(), value);
            }
        }
        JsonValue last =
                members.isEmpty() ? null : members.get(members.size() - 1).value();
        return inserted(object, last, text(name) + colon(), value, "{", "}");
    }

    /** The same with one more item at the end of a list of this document. */
    JsonText add(JsonValue list, @Nullable Object item) {
        List<JsonValue> items = list.items();
        JsonValue last = items.isEmpty() ? null : items.get(items.size() - 1);
        return inserted(list, last, "", item, "[", "]");
    }

    /** The same without an item of a list of this document. */
    JsonText without(JsonValue list, JsonValue item) {
        List<JsonValue> items = list.items();
        int place = items.indexOf(item);
        if (items.size() == 1) {
            return spliced(list.start(), list.end(), "[]");
        }
        return place == 0
                ? spliced(item.start(), items.get(1).start(), "")
                : spliced(items.get(place - 1).end(), item.end(), "");
    }

    private JsonText replaced(JsonValue old, @Nullable Object value) {
        boolean broad = isBroken(root);
        return spliced(old.start(), old.end(), rendered(value, broad ? indentAt(old.start()) : null));
    }

    private JsonText inserted(
            JsonValue container,
            @Nullable JsonValue last,
            String name,
            @Nullable Object value,
            String open,
            String close) {
        if (last == null) {
            String outer = indentAt(container.start());
            return spliced(
                    container.start(),
                    container.end(),
                    isBroken(root)
                            ? open
                                    + lineEnd()
                                    + outer
                                    + unit()
                                    + name
                                    + rendered(value, outer + unit())
                                    + lineEnd()
                                    + outer
                                    + close
                            : open + name + rendered(value, null) + close);
        }
        if (text.substring(container.start(), last.start()).contains("\n")) {
            String indent = indentAt(last.start());
            return spliced(last.end(), last.end(), "," + lineEnd() + indent + name + rendered(value, indent));
        }
        return spliced(last.end(), last.end(), (colon().length() > 1 ? ", " : ",") + name + rendered(value, null));
    }

    private JsonText spliced(int start, int end, String middle) {
        return new JsonText(text.substring(0, start) + middle + text.substring(end));
    }

    /** @param indent of the line on which it begins; null where all goes on one line */
    private String rendered(@Nullable Object value, @Nullable String indent) {
        if (value instanceof Map<?, ?> map) {
            return listed(
                    map.entrySet().iterator(),
                    indent,
                    "{",
                    "}",
                    (entry, inner) ->
                            text(String.valueOf(entry.getKey())) + colon() + rendered(entry.getValue(), inner));
        }
        if (value instanceof List<?> list) {
            return listed(list.iterator(), indent, "[", "]", this::rendered);
        }
        return value instanceof String word ? text(word) : String.valueOf(value);
    }

    /** Renders one part of a map or a list. */
    private interface Part<T> {
        String rendered(T part, @Nullable String indent);
    }

    private <T> String listed(
            Iterator<? extends T> parts, @Nullable String indent, String open, String close, Part<T> part) {
        if (!parts.hasNext()) {
            return open + close;
        }
        String inner = indent == null ? null : indent + unit();
        String between = indent == null ? (colon().length() > 1 ? ", " : ",") : "," + lineEnd() + inner;
        StringBuilder all = new StringBuilder(open);
        all.append(indent == null ? "" : lineEnd() + inner).append(part.rendered(parts.next(), inner));
        parts.forEachRemaining(next -> all.append(between).append(part.rendered(next, inner)));
        return all.append(indent == null ? "" : lineEnd() + indent)
                .append(close)
                .toString();
    }

    private static String text(String word) {
        try {
            return JSON.writeValueAsString(word);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a text is always written", never);
        }
    }

    /** Whether its parts stand on lines of their own. */
    private boolean isBroken(JsonValue value) {
        return text.substring(value.start(), value.end()).contains("\n");
    }

    private String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private String colon() {
        return root.members().isEmpty() || Character.isWhitespace(text.charAt(first().start() - 1)) ? ": " : ":";
    }

    private JsonValue first() {
        return root.members().get(0).value();
    }

    /** By how much the first level is further in than the document itself. */
    private String unit() {
        String inner = root.members().isEmpty() ? "" : indentAt(first().start());
        String outer = indentAt(root.start());
        return inner.length() > outer.length() ? inner.substring(outer.length()) : UNIT;
    }

    private String indentAt(int place) {
        String line = text.substring(text.lastIndexOf('\n', place) + 1, place);
        return line.chars()
                .takeWhile(Character::isWhitespace)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
