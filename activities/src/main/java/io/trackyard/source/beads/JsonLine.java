package io.trackyard.source.beads;

import io.trackyard.source.text.JsonText;
import io.trackyard.source.text.JsonValue.Member;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object in a line, changed as a text: what is not changed keeps its order, its spacing and its way of writing
 * characters and numbers.
 *
 * @param text the line, without its end
 */
record JsonLine(String text) {

    /**
     * The line with another value of a field. One that is new comes behind the last of those that go before it.
     *
     * @param json the value as JSON
     * @param before the keys that go before it, as the line's other writer orders them
     */
    JsonLine with(String key, String json, List<String> before) {
        return put(key, new JsonText.Written(json), before);
    }

    /** The line with another text in a field. */
    JsonLine withText(String key, String value, List<String> before) {
        return put(key, value, before);
    }

    private JsonLine put(String key, Object value, List<String> before) {
        JsonText line = JsonText.lenient(text);
        return new JsonLine(line.putBehind(line.root(), key, value, before).text());
    }

    /** The line without a field, wherever it stands. */
    JsonLine without(String key) {
        return new JsonLine(JsonText.lenient(text).without(key).text());
    }

    /** The value of a field as it is written, the last one where there are two. */
    Optional<String> value(String key) {
        JsonText line = JsonText.lenient(text);
        return line.root().members().stream()
                .filter(member -> member.name().equals(key))
                .map(Member::value)
                .reduce((first, second) -> second)
                .map(line::written);
    }
}
