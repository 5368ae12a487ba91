package io.trackyard.source.taskxml;

import io.trackyard.source.text.JsonText;
import io.trackyard.source.text.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A state file being changed: a {@link JsonText} with places that are named by the keys that lead to them. */
final class StateDocument {
    private JsonText text;

    StateDocument(String text) {
        this.text = JsonText.of(text);
    }

    String text() {
        return text.text();
    }

    /** The value to which these keys lead; absent where one of them is not there. */
    JsonValue at(String... keys) {
        JsonValue value = text.root();
        for (String key : keys) {
            value = value.get(key);
        }
        return value;
    }

    boolean has(String... keys) {
        JsonValue parent = at(List.of(keys).subList(0, keys.length - 1).toArray(String[]::new));
        return parent.members().stream().anyMatch(member -> member.name().equals(keys[keys.length - 1]));
    }

    /** Makes the objects on the way where they are missing. What is said already is not written again. */
    void set(@Nullable Object value, String... keys) {
        String[] above = List.of(keys).subList(0, keys.length - 1).toArray(String[]::new);
        if (above.length > 0 && !at(above).isObject()) {
            set(Map.of(), above);
        }
        if (!has(keys) || !says(at(keys), value)) {
            text = text.put(at(above), keys[keys.length - 1], value);
        }
    }

    /** Sets what is not there, and nothing else. */
    void setDefault(@Nullable Object value, String... keys) {
        if (at(keys).kind() == JsonValue.Kind.NOTHING) {
            set(value, keys);
        }
    }

    /** Puts an item to the end of a list, which is made where it is missing. */
    void add(@Nullable Object item, String... keys) {
        if (at(keys).kind() != JsonValue.Kind.LIST) {
            set(List.of(), keys);
        }
        text = text.add(at(keys), item);
    }

    /** Sees to it that a list of words holds this one. */
    void include(String word, String list) {
        if (!at(list).words().contains(word)) {
            add(word, list);
        }
    }

    /** Sees to it that lists of words do not hold this one. */
    void exclude(String word, String... lists) {
        for (String list : lists) {
            while (find(word, list) != null) {
                text = text.without(at(list), find(word, list));
            }
        }
    }

    private @Nullable JsonValue find(String word, String list) {
        return at(list).items().stream()
                .filter(item -> item.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Changes one key of the item of a list that has this value for that key. */
    private void setIn(String list, String key, String of, String changed, Object value) {
        Stream<JsonValue> items = at(list).items().stream();
        items.filter(item -> item.get(key).word().equals(of)).findFirst().ifPresent(item -> {
            if (!says(item.get(changed), value)) {
                text = text.put(item, changed, value);
            }
        });
    }

    /** Gives a task the fields that another program has left out. */
    void begin(String id) {
        StateParts.task().forEach((key, value) -> {
            if (!has("tasks", id, key)) {
                set(value, "tasks", id, key);
            }
        });
    }

    /**
     * Sets how a task stands in the merge queue, to whose end it is put where it is not in it.
     *
     * @param said of it beside that
     */
    void queue(String id, String status, Map<String, String> said) {
        List<JsonValue> items = at("merge_queue").items();
        if (items.stream().noneMatch(item -> item.get("task_id").word().equals(id))) {
            add(StateParts.queued(id, items.size() + 1, status, said), "merge_queue");
            return;
        }
        setIn("merge_queue", "task_id", id, "status", status);
        said.forEach((key, value) -> setIn("merge_queue", "task_id", id, key, value));
    }

    /** A task in the merge queue keeps its place there, and waits no more. */
    void unqueue(String id) {
        setIn("merge_queue", "task_id", id, "status", "pending");
    }

    private static boolean says(JsonValue there, @Nullable Object value) {
        if (value == null) {
            return there.kind() == JsonValue.Kind.NOTHING;
        }
        boolean plain = there.kind() == JsonValue.Kind.TEXT || there.kind() == JsonValue.Kind.LITERAL;
        return plain && there.text().equals(String.valueOf(value));
    }
}
