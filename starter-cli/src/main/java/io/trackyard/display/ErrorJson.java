package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.problem.Problem;

/** What a command with {@code --json} prints instead of its document when it fails: docs/schemas/error.schema.json. */
public final class ErrorJson {
    private ErrorJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("error") ProblemJson error) {}

    /** The document as text. */
    public static String of(Problem problem) {
        return JsonText.of(new Document(JsonText.VERSION, ProblemJson.plain(problem)));
    }
}
