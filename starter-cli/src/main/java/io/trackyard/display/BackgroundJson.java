package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.launch.BackgroundSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Background tasks as a document for programs: docs/schemas/background.schema.json. */
public final class BackgroundJson {
    private BackgroundJson() {}

    private record TaskJson(
            @JsonProperty("id") String id,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("title") String title,
            @JsonProperty("status") String status,
            @JsonProperty("launch") int launch,
            @JsonProperty("directory") String directory,
            @JsonProperty("launched") String launched,
            @JsonProperty("ended") @Nullable String ended,
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("note") @Nullable String note,
            @JsonProperty("branch") @Nullable String branch) {

        static TaskJson of(BackgroundSnapshot task) {
            BackgroundCard card = task.card();
            return new TaskJson(
                    card.id(),
                    card.work().kind(),
                    card.title(),
                    task.status().word(),
                    card.launch(),
                    card.work().directory(),
                    Instant.ofEpochMilli(card.submission().at()).toString(),
                    task.outcome()
                            .map(outcome ->
                                    Instant.ofEpochMilli(outcome.ended()).toString())
                            .orElse(null),
                    task.error().orElse(null),
                    task.outcome().map(LaunchOutcome::note).orElse(null),
                    task.outcome().map(LaunchOutcome::branch).orElse(null));
        }
    }

    private record Counts(
            @JsonProperty("pending") int pending,
            @JsonProperty("running") int running,
            @JsonProperty("completed") int completed,
            @JsonProperty("failed") int failed) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("counts") Counts counts,
            @JsonProperty("tasks") List<TaskJson> tasks) {}

    /** The document as text. */
    public static String of(List<BackgroundSnapshot> tasks) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                new Counts(
                        count(tasks, BackgroundStatus.PENDING),
                        count(tasks, BackgroundStatus.RUNNING),
                        count(tasks, BackgroundStatus.COMPLETED),
                        count(tasks, BackgroundStatus.FAILED)),
                tasks.stream().map(TaskJson::of).toList()));
    }

    private static int count(List<BackgroundSnapshot> tasks, BackgroundStatus status) {
        return (int) tasks.stream().filter(task -> task.status() == status).count();
    }
}
