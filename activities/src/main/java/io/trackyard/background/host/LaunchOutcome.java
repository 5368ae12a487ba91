package io.trackyard.background.host;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.background.BackgroundOutcome;
import io.trackyard.background.BackgroundStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a launch, as {@code outcome.json} in the task's directory, beside its {@code result}. A contract between
 * releases: fields are added, never changed.
 *
 * @param launch which launch
 * @param status completed or failed
 * @param error why it failed; absent where it did not
 * @param note what a person should know of it beside the result
 * @param branch where its work is; absent where there is none
 * @param started when its session began, epoch milliseconds; 0 where none did
 * @param ended when it ended, epoch milliseconds
 * @param told whether its person was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LaunchOutcome(
        @JsonProperty("schema") int schema,
        @JsonProperty("launch") int launch,
        @JsonProperty("status") BackgroundStatus status,
        @JsonProperty("error") @Nullable String error,
        @JsonProperty("note") @Nullable String note,
        @JsonProperty("branch") @Nullable String branch,
        @JsonProperty("started") long started,
        @JsonProperty("ended") long ended,
        @JsonProperty("told") boolean told) {

    static LaunchOutcome of(int launch, Finding finding, long started, long ended) {
        return new LaunchOutcome(
                BackgroundCard.SCHEMA,
                launch,
                finding.error() == null ? BackgroundStatus.COMPLETED : BackgroundStatus.FAILED,
                finding.error(),
                finding.note(),
                finding.branch(),
                started,
                ended,
                false);
    }

    LaunchOutcome told(boolean now) {
        return new LaunchOutcome(schema, launch, status, error, note, branch, started, ended, now);
    }

    /** What a person is told of it. */
    String headline(String id) {
        return error == null
                ? "Background task '%s' complete".formatted(id)
                : "Background task '%s' failed: %s".formatted(id, error);
    }

    BackgroundOutcome of(String id) {
        String line = error == null ? Objects.requireNonNullElse(note, "done") : error;
        return new BackgroundOutcome(id, launch, status, line);
    }
}
