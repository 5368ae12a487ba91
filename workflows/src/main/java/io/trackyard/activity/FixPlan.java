package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import java.util.List;

/**
 * Tasks that a phase gets beside those it began with: what mends what a calibration found, or a spike.
 *
 * @param plan the object id of the plan that holds them too
 * @param tracks their tracks, numbered on from those of the phase
 */
public record FixPlan(
        @JsonProperty("plan") String plan,
        @JsonProperty("tracks") List<PlannedTrack> tracks) {
    public FixPlan {
        tracks = List.copyOf(tracks);
    }
}
