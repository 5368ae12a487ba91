package io.trackyard.source.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    @Test
    void changesOneValueAndKeepsAllElseAsItIsWritten() {
        String text = "{\r\n\t\"b\" : 1.50,\r\n\t\"a\":   \"\\u00e9\\/\",\r\n\t\"inline\": {\"x\":1, \"y\" :[ ]}\r\n}";
        JsonText json = JsonText.of(text);

        assertThat(json.put(json.root(), "a", "ü").text()).isEqualTo(text.replace("\"\\u00e9\\/\"", "\"ü\""));
        assertThat(json.put(json.root().get("inline"), "x", null).text()).isEqualTo(text.replace(":1,", ":null,"));
    }

    @Test
    void addsLikeWhatStandsAround() {
        JsonText json = JsonText.of("""
                {
                    "tasks": {
                        "A": {"n": 1}
                    },
                    "done": [],
                    "queue": [
                        {"id": "A"}
                    ]
                }
                """);

        json = json.put(json.root().get("tasks"), "B", ordered("n", 2, "list", List.of("x")));
        json = json.put(json.root().get("tasks").get("A"), "m", List.of(1, 2));
        json = json.add(json.root().get("done"), "A");
        json = json.add(json.root().get("queue"), ordered("id", "B"));

        assertThat(json.text()).isEqualTo("""
                {
                    "tasks": {
                        "A": {"n": 1, "m": [1, 2]},
                        "B": {
                            "n": 2,
                            "list": [
                                "x"
                            ]
                        }
                    },
                    "done": [
                        "A"
                    ],
                    "queue": [
                        {"id": "A"},
                        {
                            "id": "B"
                        }
                    ]
                }
                """);
    }

    @Test
    void keepsADocumentOfOneLineOnOneLine() {
        JsonText json = JsonText.of("{\"a\":{},\"l\":[1]}");

        json = json.put(json.root().get("a"), "b", ordered("c", true, "d", Map.of()));
        json = json.add(json.root().get("l"), "\n");

        assertThat(json.text()).isEqualTo("{\"a\":{\"b\":{\"c\":true,\"d\":{}}},\"l\":[1,\"\\n\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2, 3] | 0 | [2, 3]",
                "[1, 2, 3] | 1 | [1, 3]",
                "[1, 2, 3] | 2 | [1, 2]",
                "[ 1 ] | 0 | []",
                "[1, 1] | 1 | [1]"
            })
    void takesItemsOutWithTheirCommas(String list, int place, String left) {
        JsonText json = JsonText.of("{\"l\": " + list + "}");
        JsonValue items = json.root().get("l");

        assertThat(json.without(items, items.items().get(place)).text()).isEqualTo("{\"l\": " + left + "}");
    }

    @Test
    void readsNothingIntoLettersOutsideTheFirstPlane() {
        JsonText json = JsonText.of("{\"🚂\": \"🚂\", \"b\": [\"🚃\"]}");

        json = json.add(json.root().get("b"), "🚃🚃");

        assertThat(json.text()).isEqualTo("{\"🚂\": \"🚂\", \"b\": [\"🚃\", \"🚃🚃\"]}");
    }

    private static Map<String, Object> ordered(Object... parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int place = 0; place < parts.length; place += 2) {
            map.put(String.valueOf(parts[place]), parts[place + 1]);
        }
        return map;
    }
}
