package io.trackyard.source.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads many background tasks from a text: a prompt on each line, or a JSON object with {@code prompt} and, as one likes,
 * {@code id} and {@code agent}. Empty lines and lines that begin with {@code #} are passed over.
 */
public final class BackgroundList {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEYS = List.of("prompt", "id", "agent");

    private final Faults faults;
    private final List<BackgroundPrompt> prompts = new ArrayList<>();

    private BackgroundList(Faults faults) {
        this.faults = faults;
    }

    /**
     * The tasks of the text, in order.
     *
     * @param name what people know the text by
     * @throws io.trackyard.problem.ProblemException with every line that cannot be read
     */
    public static List<BackgroundPrompt> read(String text, String name) {
        Faults faults = new Faults(name);
        BackgroundList list = new BackgroundList(faults);
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            list.line(at + 1, lines.get(at).strip());
        }
        if (!faults.all().isEmpty()) {
            throw broken(name, faults.all());
        }
        return list.prompts;
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("{")) {
            object(number, line);
        } else {
            prompts.add(new BackgroundPrompt(line, null, null));
        }
    }

    private void object(int number, String line) {
        try {
            JsonNode object = JSON.readTree(line);
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String key = names.next();
                if (!KEYS.contains(key)) {
                    faults.add(number, "\"%s\" is no key of a task; its keys are %s", key, String.join(", ", KEYS));
                }
            }
            String prompt = text(object, "prompt", number);
            if (prompt == null) {
                faults.add(number, "a task has a prompt");
            } else {
                prompts.add(new BackgroundPrompt(prompt, text(object, "id", number), text(object, "agent", number)));
            }
        } catch (JsonProcessingException broken) {
            faults.add(number, "this line begins as a JSON object and is none");
        }
    }

    private @Nullable String text(JsonNode object, String key, int line) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isTextual() && !value.asText().isBlank()) {
            return value.isTextual() ? value.asText() : null;
        }
        faults.add(line, "%s is a text, not %s", key, value);
        return null;
    }

    private static RuntimeException broken(String name, List<Problem> found) {
        return Problem.of(Fault.USER, "bad-list")
                .what("%s cannot be read, nothing was started", name)
                .why(
                        "%s",
                        found.stream()
                                .map(fault -> "%s:%d  %s".formatted(name, fault.line(), fault.what()))
                                .collect(Collectors.joining("\n")))
                .exception();
    }
}
