package io.trackyard.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the keys of a file of settings mean, as its schema says it: the schema that editors show and the words that
 * commands print are one text.
 */
public final class KeyGuide {
    private final JsonNode schema;
    private final Map<String, Key> keys = new LinkedHashMap<>();

    private KeyGuide(JsonNode schema, JsonNode properties) {
        this.schema = schema;
        addAll("", properties);
    }

    /**
     * One key.
     *
     * @param name with dots where it lies in another: {@code limits.attempts}
     * @param meaning what it decides, in a sentence
     * @param choices the words it may be; none where it is not one of a few
     * @param example what counts where nothing is said, else a value as it may be written; absent where the schema has
     *     neither
     */
    public record Key(String name, String meaning, List<String> choices, Optional<String> example) {}

    /** The keys of {@code trackyard.yaml}. */
    public static KeyGuide ofTrackyardFile() {
        return read("trackyard.schema.json");
    }

    /** The keys of one of the tasks in it. */
    public static KeyGuide ofTask() {
        JsonNode schema = schema("trackyard.schema.json");
        return new KeyGuide(schema, schema.at("/$defs/task/properties"));
    }

    /** The keys of {@code background.yaml}. */
    public static KeyGuide ofBackgroundFile() {
        return read("trackyard-background.schema.json");
    }

    /** All keys in the order of the schema; one that only holds others is none. */
    public List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** What a key decides; one that lies below a name that a person gives is found by {@code *} instead of the name. */
    public String meaning(String name) {
        Key known = keys.getOrDefault(name, keys.get(name.replaceFirst("\\.[^.]+\\.", ".*.")));
        return known == null ? "" : known.meaning();
    }

    private void addAll(String before, JsonNode properties) {
        properties.properties().forEach(property -> add(before + property.getKey(), property.getValue()));
    }

    private void add(String name, JsonNode property) {
        boolean onlyHolds = property.has("properties");
        if (!onlyHolds) {
            keys.put(name, new Key(name, meaning(property), choices(property), example(property)));
        }
        addAll(name + ".", property.path("properties"));
        addAll(name + ".*.", property.path("additionalProperties").path("properties"));
        property.path("oneOf").forEach(form -> addAll(name + ".", form.path("properties")));
    }

    private String meaning(JsonNode property) {
        String own = property.path("description").asText();
        return own.isEmpty() ? referred(property).path("description").asText() : own;
    }

    private List<String> choices(JsonNode property) {
        return StreamSupport.stream(property.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Optional<String> example(JsonNode property) {
        JsonNode example = property.has("default")
                ? property.path("default")
                : property.path("examples").path(0);
        return example.isMissingNode() ? Optional.empty() : Optional.of(example.asText());
    }

    private JsonNode referred(JsonNode property) {
        String reference = property.path("$ref").asText();
        return schema.at(reference.startsWith("#") ? reference.substring(1) : "");
    }

    private static KeyGuide read(String resource) {
        JsonNode schema = schema(resource);
        return new KeyGuide(schema, schema.path("properties"));
    }

    private static JsonNode schema(String resource) {
        try (InputStream stream = KeyGuide.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("a schema that ships is missing: " + resource);
            }
            return new JsonMapper().readTree(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
