package io.trackyard.source.text;

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
public final class JsonText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UNIT = "  ";

    private final String text;
    private final JsonValue root;

    private final boolean lenient;

    private JsonText(String text, boolean lenient) {
        this.text = text;
        this.lenient = lenient;
        try {
            this.root = lenient ? JsonValue.parseLeniently(text) : JsonValue.parse(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("only a document that was read can be changed", broken);
        }
    }

    /** A value that is put in as it is written. */
    public record Written(String json) {}

    /** A text that {@link JsonValue#parse} takes. */
    public static JsonText of(String text) {
        return new JsonText(text, false);
    }

    /** One in which a name may be there twice; the last one counts. */
    public static JsonText lenient(String text) {
        return new JsonText(text, true);
    }

    public JsonValue root() {
        return root;
    }

    public String text() {
        return text;
    }

    /** The same with another value for that name in an object of this document, added at its end where it is new. */
    public JsonText put(JsonValue object, String name, @Nullable Object value) {
        return put(object, name, value, object.members());
    }

    /** As {@link #put(JsonValue, String, Object)}; what is new comes behind the last of these names, or at the front. */
    public JsonText putBehind(JsonValue object, String name, @Nullable Object value, List<String> names) {
        return put(
                object,
                name,
                value,
                object.members().stream()
                        .filter(member -> names.contains(member.name()))
                        .toList());
    }

    private JsonText put(JsonValue object, String name, @Nullable Object value, List<JsonValue.Member> before) {
        List<JsonValue.Member> there = named(object, name);
        if (!there.isEmpty()) {
            return replaced(there.get(there.size() - 1).value(), value);
        }
        String key = text(name) + colon();
        if (before.isEmpty() && !object.members().isEmpty()) {
            JsonValue.Member first = object.members().get(0);
            return spliced(first.start(), first.start(), key + rendered(value, null) + comma(object));
        }
        JsonValue last = before.isEmpty() ? null : before.get(before.size() - 1).value();
        return inserted(object, last, key, value, "{", "}");
    }

    private static List<JsonValue.Member> named(JsonValue object, String name) {
        return object.members().stream()
                .filter(member -> member.name().equals(name))
                .toList();
    }

    /** The same without a name of the document's own object, however often it is there. */
    public JsonText without(String name) {
        List<JsonValue.Member> members = root.members();
        for (int place = members.size() - 1; place >= 0; place--) {
            JsonValue.Member member = members.get(place);
            if (member.name().equals(name)) {
                int start = place == 0
                        ? member.start()
                        : members.get(place - 1).value().end();
                boolean hasNext = place == 0 && members.size() > 1;
                int end = hasNext ? members.get(1).start() : member.value().end();
                return spliced(start, end, "").without(name);
            }
        }
        return this;
    }

    /** How a value of this document is written. */
    public String written(JsonValue value) {
        return text.substring(value.start(), value.end());
    }

    /** The same with one more item at the end of a list of this document. */
    public JsonText add(JsonValue list, @Nullable Object item) {
        List<JsonValue> items = list.items();
        JsonValue last = items.isEmpty() ? null : items.get(items.size() - 1);
        return inserted(list, last, "", item, "[", "]");
    }

    /** The same without an item of a list of this document. */
    public JsonText without(JsonValue list, JsonValue item) {
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
        return spliced(last.end(), last.end(), comma(container) + name + rendered(value, null));
    }

    private JsonText spliced(int start, int end, String middle) {
        return new JsonText(text.substring(0, start) + middle + text.substring(end), lenient);
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
        if (value instanceof Written written) {
            return written.json();
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

    /** As the first one is written, where that stands on one line. */
    private String colon() {
        if (root.members().isEmpty()) {
            return text.contains("\n") ? ": " : ":";
        }
        JsonValue.Member first = root.members().get(0);
        String written = text.substring(first.end(), first.value().start());
        return written.contains("\n") ? ": " : written;
    }

    /** As the first one of an object or a list on one line is written. */
    private String comma(JsonValue container) {
        List<JsonValue.Member> members = container.members();
        List<JsonValue> items = container.items();
        String written = "\n";
        if (members.size() > 1) {
            written =
                    text.substring(members.get(0).value().end(), members.get(1).start());
        } else if (items.size() > 1) {
            written = text.substring(items.get(0).end(), items.get(1).start());
        }
        return written.contains("\n") ? (colon().length() > 1 ? ", " : ",") : written;
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
