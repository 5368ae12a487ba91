package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.RunAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phase starts from.
 *
 * @param phase its number in the frozen plan
 * @param lost tasks of earlier phases that did not come in
 * @param mode whether tasks may start
 * @param starts how those of its tasks start that a person has had a word about
 * @param segment the part of one track to carry out; absent for the whole phase
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhaseInput(
        @JsonProperty("schema") int schema,
        @JsonProperty("run") RunAddress run,
        @JsonProperty("phase") int phase,
        @JsonProperty("settings") PhaseSettings settings,
        @JsonProperty("lost") List<String> lost,
        @JsonProperty("mode") RunMode mode,
        @JsonProperty("starts") List<TaskStart> starts,
        @JsonProperty("segment") @Nullable Segment segment) {

    public PhaseInput {
        lost = List.copyOf(lost);
        starts = starts == null ? List.of() : List.copyOf(starts);
    }

    /**
     * Tasks of one track that can be carried out without waiting for another.
     *
     * @param track the track with these tasks alone: if each child read its whole phase, a phase of n tracks would cost
     *     n² in histories
     * @param lease under which the track is opened
     */
    public record Segment(
            @JsonProperty("track") PlannedTrack track,
            @JsonProperty("lease") int lease) {}
}
