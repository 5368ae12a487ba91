package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.launch.BackgroundSnapshot;
import org.jspecify.annotations.Nullable;

/** What came of a background task as a document for programs: docs/schemas/output.schema.json. */
public final class OutputJson {
    private OutputJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("id") String id,
            @JsonProperty("status") String status,
            @JsonProperty("result") @Nullable String result,
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("note") @Nullable String note,
            @JsonProperty("branch") @Nullable String branch) {}

    /** The document as text. */
    public static String of(BackgroundSnapshot task) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                task.card().id(),
                task.status().word(),
                task.status() == BackgroundStatus.COMPLETED ? task.result() : null,
                task.error().orElse(null),
                task.outcome().map(LaunchOutcome::note).orElse(null),
                task.outcome().map(LaunchOutcome::branch).orElse(null)));
    }
}
