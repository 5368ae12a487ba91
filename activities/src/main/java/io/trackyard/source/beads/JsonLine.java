package io.trackyard.source.beads;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object in a line, changed as a text: what is not changed keeps its order, its spacing and its way of writing
 * characters and numbers.
 *
 * @param text the line, without its end
 */
record JsonLine(String text) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Where a field stands: the offsets of its key and of its value. */
    private record Field(String key, int start, int keyEnd, int valueStart, int end) {}

    /**
     * The line with another value of a field. One that is new comes behind the last of those that go before it.
     *
     * @param json the value as JSON
     * @param before the keys that go before it, as the line's other writer orders them
     */
    JsonLine with(String key, String json, List<String> before) {
        List<Field> fields = fields();
        Optional<Field> there = last(fields, List.of(key));
        if (there.isPresent()) {
            return replaced(there.get().valueStart(), there.get().end(), json);
        }
        Optional<Field> neighbour = last(fields, before);
        String written = MAPPER.getNodeFactory().textNode(key) + colon(fields) + json;
        if (neighbour.isPresent()) {
            int behind = neighbour.get().end();
            return replaced(behind, behind, comma(fields) + written);
        }
        int start = text.indexOf('{') + 1;
        return replaced(start, start, fields.isEmpty() ? written : written + comma(fields));
    }

    /** The line with another text in a field. */
    JsonLine withText(String key, String value, List<String> before) {
        return with(key, MAPPER.getNodeFactory().textNode(value).toString(), before);
    }

    /** The line without a field, wherever it stands. */
    JsonLine without(String key) {
        List<Field> fields = fields();
        for (int index = fields.size() - 1; index >= 0; index--) {
            if (fields.get(index).key().equals(key)) {
                int start = index == 0
                        ? fields.get(0).start()
                        : fields.get(index - 1).end();
                boolean hasNext = index == 0 && fields.size() > 1;
                int end = hasNext ? fields.get(1).start() : fields.get(index).end();
                return replaced(start, end, "").without(key);
            }
        }
        return this;
    }

    /** The value of a field as it is written, the last one where there are two. */
    Optional<String> value(String key) {
        return last(fields(), List.of(key)).map(field -> text.substring(field.valueStart(), field.end()));
    }

    private JsonLine replaced(int start, int end, String by) {
        return new JsonLine(text.substring(0, start) + by + text.substring(end));
    }

    private static Optional<Field> last(List<Field> fields, List<String> keys) {
        return fields.stream().filter(field -> keys.contains(field.key())).reduce((first, second) -> second);
    }

    private String colon(List<Field> fields) {
        return fields.isEmpty()
                ? ":"
                : text.substring(fields.get(0).keyEnd(), fields.get(0).valueStart());
    }

    private String comma(List<Field> fields) {
        return fields.size() < 2
                ? ","
                : text.substring(fields.get(0).end(), fields.get(1).start());
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.nextToken();
                int valueStart = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                fields.add(new Field(key, start, closingQuote(start) + 1, valueStart, end));
            }
            return fields;
        } catch (IOException broken) {
            throw new UncheckedIOException("not JSON: " + text, broken); // what is changed was read before
        }
    }

    private int closingQuote(int opening) {
        int at = opening + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
