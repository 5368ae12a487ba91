package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.display.DocumentSchema;
import java.util.List;

/**
 * What came of a command.
 *
 * @param command the command line
 * @param status the exit code
 * @param out standard output
 * @param err standard error
 */
record Answer(List<String> command, int status, String out, String err) {
    /** Fails with all that was said where the exit code is another. A stack trace is never an answer. */
    Answer exits(int code) {
        assertThat(status).as(toString()).isEqualTo(code);
        assertThat(out + err).as(toString()).doesNotContain("\tat ", "Exception in thread");
        return this;
    }

    /** Standard output as the one document it must be, by its schema. */
    JsonNode document(String schema) {
        DocumentSchema.of(schema).accepts(out);
        try {
            return JsonMapper.builder().build().readTree(out);
        } catch (JsonProcessingException notOne) {
            throw new AssertionError(toString(), notOne);
        }
    }

    @Override
    public String toString() {
        return "$ %s%n%s%n--- standard error%n%s--- exit %d".formatted(String.join(" ", command), out, err, status);
    }
}
