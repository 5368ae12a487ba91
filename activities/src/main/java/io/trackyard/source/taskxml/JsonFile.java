package io.trackyard.source.taskxml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.JsonValue;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Files;
import java.util.List;

/**
 * A JSON file that another program may be writing.
 *
 * @param text as it stands in the file; empty where there is no file
 * @param value the object in it; absent where there is no file, or none that can be read
 * @param faults why it cannot be read
 */
record JsonFile(SourceFile file, String text, JsonValue value, List<Problem> faults) {

    /** @throws io.trackyard.problem.ProblemException where the file is no text */
    static JsonFile read(SourceFile file, Waiter waiter) {
        if (!Files.isRegularFile(file.path())) {
            return new JsonFile(file, "", JsonValue.ABSENT, List.of());
        }
        String text = new WholeText(waiter).of(file, JsonFile::isWhole);
        Faults faults = new Faults(file.name());
        try {
            JsonValue value = JsonValue.parse(text);
            if (!value.isObject()) {
                faults.add(value.line(), "the file holds one JSON object");
            }
            return new JsonFile(file, text, value, faults.all());
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String why = broken.getOriginalMessage().lines().findFirst().orElse("");
            faults.add(Math.max(1, line), "not JSON: %s", why);
            return new JsonFile(file, text, JsonValue.ABSENT, faults.all());
        }
    }

    boolean exists() {
        return !text.isEmpty();
    }

    /** Only an end that is missing is waited for; what is broken in the middle stays so. */
    private static boolean isWhole(String text) {
        try {
            JsonValue.parse(text);
            return true;
        } catch (JsonEOFException cutOff) {
            return false;
        } catch (JsonProcessingException broken) {
            return true;
        }
    }
}
