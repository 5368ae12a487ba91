package io.trackyard.testing;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The phases of the run, with what came to them on the way; the rules know of it. The caller holds the lock. */
final class PhasesInPlay {
    private final Map<Integer, PhasePlan> phases;
    private final Rules rules;

    PhasesInPlay(Map<Integer, PhasePlan> phases, Rules rules) {
        this.phases = new TreeMap<>(phases);
        this.rules = rules;
    }

    PhasePlan phase(int number) {
        return phases.get(number);
    }

    /** All of them, by their numbers. */
    Map<Integer, PhasePlan> all() {
        return Map.copyOf(phases);
    }

    /** Phases that came with a renewed plan. */
    void add(Map<Integer, PhasePlan> more) {
        phases.putAll(more);
        rules.add(more);
    }

    /** Puts tasks behind the tracks that are in the phase, on tracks that reach so far; returns these tracks. */
    List<PlannedTrack> addBehind(int phase, String reach, PhasePlan more) {
        List<PlannedTrack> before = phases.get(phase).tracks();
        List<PlannedTrack> added = more.tracks().stream()
                .map(track -> new PlannedTrack(before.size() + track.number(), reach, false, track.tasks()))
                .toList();
        List<PlannedTrack> all = new ArrayList<>(before);
        all.addAll(added);
        add(Map.of(phase, new PhasePlan(all)));
        return added;
    }

    /** The answer of a source in which nothing has changed. */
    PlanRenewed unchanged(ReadAgain request) {
        List<Integer> left = phases.keySet().stream()
                .filter(number -> number > request.phase())
                .toList();
        int tasks = phases.values().stream()
                .flatMap(phase -> phase.tracks().stream())
                .mapToInt(track -> track.tasks().size())
                .sum();
        return new PlanRenewed(request.run().plan(), left, tasks, List.of(), "");
    }
}
