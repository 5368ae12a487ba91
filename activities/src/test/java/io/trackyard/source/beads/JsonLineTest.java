package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a','status':'open','x':1.50}          | {'id':'a','status':'closed','x':1.50}",
                "{ 'id': 'a', 'status': null }                | { 'id': 'a', 'status': 'closed' }",
                "{'status':'open','id':'a','status':'x'}      | {'status':'open','id':'a','status':'closed'}",
                "{'id':'a','x':{'status':'open'}}             | {'id':'a','status':'closed','x':{'status':'open'}}",
                "{'id': 'a', 'x': 1}                          | {'id': 'a', 'status': 'closed', 'x': 1}",
                "{'x': 1, 'y': 2}                             | {'status': 'closed', 'x': 1, 'y': 2}",
                "{'id':'a'}                                   | {'id':'a','status':'closed'}",
                "{}                                           | {'status':'closed'}",
                "{'id':'\\u003c\\\\ü😀','status':-1e3}        | {'id':'\\u003c\\\\ü😀','status':'closed'}"
            })
    void setsAFieldAndLeavesTheRest(String before, String after) {
        assertThat(line(before).withText("status", "closed", List.of("_type", "id")))
                .isEqualTo(line(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a','b':[1,{'c':2}],'d':3} | b | {'id':'a','d':3}",
                "{'b':1, 'd':3}                   | b | {'d':3}",
                "{'a':1, 'b':3 }                  | b | {'a':1 }",
                "{'b':1}                          | b | {}",
                "{'b':1,'a':2,'b':3}              | b | {'a':2}",
                "{'a':2}                          | b | {'a':2}"
            })
    void removesAField(String before, String key, String after) {
        assertThat(line(before).without(key)).isEqualTo(line(after));
    }

    @Test
    void writesAnyTextAsOneLineOfJson() throws Exception {
        String text = "a\"b\\c\r\n\t\u0000\u2028😀</x>";

        String line = line("{'id':'a'}").withText("notes", text, List.of("id")).text();

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(JSON.readTree(line).path("notes").asText()).isEqualTo(text);
    }

    /** Whatever stands in a line, setting and removing fields means the same as in a parsed object. */
    @Test
    void meansWhatAnotherReaderUnderstands() throws Exception {
        long seed = Long.getLong("trackyard.seed", 20260110);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            ObjectNode object = anyObject(random);
            JsonLine line = new JsonLine(random.nextBoolean() ? object.toString() : spaced(object));
            String key = "k" + random.nextInt(6);
            boolean removes = random.nextBoolean();

            JsonLine edited = removes ? line.without(key) : line.withText(key, "new", List.of("k0", "k2"));

            JsonNode expected = removes
                    ? object.deepCopy().without(List.of(key))
                    : object.deepCopy().put(key, "new");
            assertThat(JSON.readTree(edited.text()))
                    .as("seed %d: %s", seed, line.text())
                    .isEqualTo(JSON.readTree(expected.toString()));
        }
    }

    private static ObjectNode anyObject(Random random) {
        ObjectNode object = JSON.createObjectNode();
        for (int field = 0; field < random.nextInt(6); field++) {
            String key = "k" + random.nextInt(6);
            switch (random.nextInt(6)) {
                case 0 -> object.put(key, random.nextInt());
                case 1 -> object.put(key, "t\"e}x,t\\" + random.nextInt(9));
                case 2 -> object.putNull(key);
                case 3 -> object.put(key, random.nextDouble());
                case 4 -> object.putArray(key).add(1).addObject().put("k1", "]");
                default -> object.putObject(key).put("k2", random.nextBoolean());
            }
        }
        return object;
    }

    private static String spaced(ObjectNode object) {
        return object.toPrettyString().replaceAll("\\s*\n\\s*", " ");
    }

    private static JsonLine line(String text) {
        return new JsonLine(text.replace('\'', '"'));
    }
}
