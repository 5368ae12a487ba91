package io.trackyard.source.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One value of a JSON document with the place it has in the text, so that complaints can name a line, and so that a
 * document can be changed at one place and kept everywhere else.
 *
 * @param text what a text holds or how a number, {@code true} or {@code false} is written; empty for all else
 * @param start where it begins in the document, in characters
 * @param end where what follows it begins
 * @param line from 1
 * @param members those of an object, in order; each name once, but for documents that were read leniently
 * @param items those of a list
 */
public record JsonValue(
        Kind kind, String text, int start, int end, int line, List<Member> members, List<JsonValue> items) {

    /** Stands where a document says nothing. */
    public static final JsonValue ABSENT = new JsonValue(Kind.NOTHING, "", 0, 0, 1, List.of(), List.of());

    /** What a document of this form nests is six levels deep; far more is no document but an attack on the stack. */
    private static final int DEEPEST = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final JsonFactory LENIENT = new JsonFactory();

    /** What a value is. */
    public enum Kind {
        OBJECT,
        LIST,
        TEXT,
        /** A number, true or false. */
        LITERAL,
        /** {@code null}, or not there at all. */
        NOTHING
    }

    /**
     * One name with its value.
     *
     * @param start where the name begins in the document
     * @param end where what follows the name begins
     */
    public record Member(String name, int start, int end, JsonValue value) {}

    /** @throws JsonProcessingException where the text is no JSON, with the place */
    public static JsonValue parse(String document) throws JsonProcessingException {
        return parse(JSON, document);
    }

    /**
     * The same where a name may be there twice, as in lines of JSON that others read so.
     *
     * @throws JsonProcessingException where the text is no JSON, with the place
     */
    static JsonValue parseLeniently(String document) throws JsonProcessingException {
        return parse(LENIENT, document);
    }

    private static JsonValue parse(JsonFactory form, String document) throws JsonProcessingException {
        try (JsonParser parser = form.createParser(document)) {
            if (parser.nextToken() == null) {
                throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "no content");
            }
            JsonValue value = value(parser, document);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the document");
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (IOException failure) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", failure);
        }
    }

    private static JsonValue value(JsonParser parser, String document) throws IOException {
        JsonToken token = parser.currentToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        int line = parser.currentTokenLocation().getLineNr();
        List<Member> members = new ArrayList<>();
        List<JsonValue> items = new ArrayList<>();
        String text = "";
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int named = (int) parser.currentTokenLocation().getCharOffset();
                parser.nextToken();
                members.add(new Member(name, named, behindName(document, named), value(parser, document)));
            }
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, document));
            }
        } else if (token != JsonToken.VALUE_NULL) {
            text = parser.getText();
        }
        int end = (int) parser.currentLocation().getCharOffset();
        return new JsonValue(kind(token), text, start, end, line, members, items);
    }

    private static int behindName(String document, int opening) {
        int at = opening + 1;
        while (document.charAt(at) != '"') {
            at += document.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.LIST;
            case VALUE_STRING -> Kind.TEXT;
            case VALUE_NULL -> Kind.NOTHING;
            default -> Kind.LITERAL;
        };
    }

    /** The value of that name; absent where this is no object or has none. */
    public JsonValue get(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .map(Member::value)
                .findFirst()
                .orElse(ABSENT);
    }

    /** The first of these names that says something. */
    public JsonValue first(String... names) {
        return Stream.of(names)
                .map(this::get)
                .filter(value -> value.kind() != Kind.NOTHING)
                .findFirst()
                .orElse(ABSENT);
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /** A text or a literal without the white space around it; empty for all else. */
    public String word() {
        return text.strip();
    }

    /** A whole number that is not negative; 0 for all else. */
    public int count() {
        return kind != Kind.OBJECT && word().matches("[0-9]{1,9}") ? Integer.parseInt(word()) : 0;
    }

    /** The texts of a list, or the one text that stands instead of it; none of them blank. */
    public List<String> words() {
        return (kind == Kind.LIST ? items.stream() : Stream.of(this))
                .map(JsonValue::word)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
