package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What an agent printed, as a document for programs: docs/schemas/logs.schema.json. */
public final class LogsJson {
    private LogsJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("task") String task,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("session") int session,
            @JsonProperty("output") List<String> output,
            @JsonProperty("errors") List<String> errors) {}

    /**
     * The document as text.
     *
     * @param session its number among the task's, as the report counts them
     * @param output the lines of standard output
     * @param errors the lines of standard error
     */
    public static String of(
            String run, String task, int attempt, int session, List<String> output, List<String> errors) {
        return JsonText.of(new Document(JsonText.VERSION, run, task, attempt, session, output, errors));
    }
}
