package io.trackyard.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An output of one JSON object on each line, as clients print their events. */
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /**
     * Reads an output from its beginning, one object at a time: it can be long. What is no object is passed over, and so is
     * a last line that was broken off.
     */
    public static void read(Path output, Consumer<JsonNode> event) {
        if (!Files.isRegularFile(output)) {
            return;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(output), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode read = parse(line);
                if (read.isObject()) {
                    event.accept(read);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output, e);
        }
    }

    /** The object on a line; missing where there is none. */
    public static JsonNode parse(String line) {
        if (!line.startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }
}
