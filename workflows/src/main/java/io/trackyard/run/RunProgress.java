package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.RunEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's workflow itself knows; the phase that runs is asked for its own tasks.
 *
 * @param state how it stands
 * @param waitingFor what it waits for, when it does
 * @param waitingUntil until when, epoch milliseconds; 0 where that is not known
 * @param phase the number of the phase that runs, or that ran last; 0 before the first
 * @param ended the outcomes of the phases that are over
 * @param calibrations how those of them that were calibrated came out
 * @param tasks how many tasks it holds, those of phases that are over among them
 * @param questions what the run itself asks a person; a phase that runs has its own
 * @param warnings what a person should know of phases that are over, each in one line
 * @param note what the last reading of the source brought; empty where nothing changed
 * @param end what it left behind, once it is over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunProgress(
        @JsonProperty("state") RunState state,
        @JsonProperty("waitingFor") @Nullable String waitingFor,
        @JsonProperty("waitingUntil") long waitingUntil,
        @JsonProperty("phase") int phase,
        @JsonProperty("ended") List<TaskStatus> ended,
        @JsonProperty("calibrations") List<CalibrationStatus> calibrations,
        @JsonProperty("tasks") int tasks,
        @JsonProperty("questions") List<OpenQuestion> questions,
        @JsonProperty("warnings") List<String> warnings,
        @JsonProperty("note") String note,
        @JsonProperty("end") @Nullable RunEnd end) {
    public RunProgress {
        calibrations = calibrations == null ? List.of() : List.copyOf(calibrations);
        questions = questions == null ? List.of() : List.copyOf(questions);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }
}
