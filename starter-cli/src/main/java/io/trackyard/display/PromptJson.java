package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agent would be told, as a document for programs: docs/schemas/prompt.schema.json. */
public final class PromptJson {
    private PromptJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("task") String task,
            @JsonProperty("prompt") String prompt) {}

    /** The document as text. */
    public static String of(String task, String prompt) {
        return JsonText.of(new Document(JsonText.VERSION, task, prompt));
    }
}
