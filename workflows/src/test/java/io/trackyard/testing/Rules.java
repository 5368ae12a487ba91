package io.trackyard.testing;

import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.TrackRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What workflows must never do, checked at every call. The caller holds the lock. */
final class Rules {
    private final Map<String, PlannedTask> tasks = new TreeMap<>();
    private final Map<String, PlannedTrack> tracks = new TreeMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private final Set<String> integrated = new LinkedHashSet<>();
    private final List<String> broken = new ArrayList<>();
    private final int maxParallel;
    private int merging;

    Rules(Map<Integer, PhasePlan> phases, int maxParallel) {
        this.maxParallel = maxParallel;
        add(phases);
    }

    /** Phases that came with a renewed plan. */
    void add(Map<Integer, PhasePlan> phases) {
        phases.forEach((number, phase) -> phase.tracks().forEach(track -> {
            tracks.put(number + "." + track.number(), track);
            track.tasks().forEach(task -> tasks.put(task.id(), task));
        }));
    }

    void opens(TrackRequest request) {
        String track = key(request);
        if (open.containsKey(track)) {
            require(open.get(track) == request.lease(), "%s opened twice under two leases", track);
            return;
        }
        require(used.add(track + "/" + request.lease()), "%s opened again under lease %d", track, request.lease());
        boolean exclusiveOpen =
                open.keySet().stream().anyMatch(other -> tracks.get(other).exclusive());
        require(!exclusiveOpen, "%s opened beside an exclusive track", track);
        require(!tracks.get(track).exclusive() || open.isEmpty(), "exclusive %s opened beside %s", track, open);
        open.put(track, request.lease());
        require(open.size() <= maxParallel || needsCrossTracks(), "%d tracks are open", open.size());
    }

    void closes(TrackRequest request) {
        String track = key(request);
        require(!sessions.containsKey(track), "%s closed under its session", track);
        open.remove(track);
    }

    void starts(String task, TrackRequest request) {
        String track = key(request);
        require(
                Integer.valueOf(request.lease()).equals(open.get(track)),
                "%s started in %s, which is not open",
                task,
                track);
        require(!integrated.contains(task), "%s started after it was integrated", task);
        tasks.get(task)
                .needs()
                .forEach(need -> require(
                        integrated.contains(need) || !tasks.containsKey(need), "%s started before %s", task, need));
        String other = sessions.putIfAbsent(track, task);
        require(other == null, "%s started beside %s in %s", task, other, track);
        require(sessions.size() <= maxParallel, "%d sessions live", sessions.size());
    }

    void ends(TrackRequest request) {
        sessions.remove(key(request));
    }

    void merges(String task) {
        merging++;
        require(merging == 1, "%s merged beside another", task);
        require(!integrated.contains(task), "%s merged after it was integrated", task);
    }

    void merged(String task, boolean isIn) {
        merging--;
        if (isIn) {
            integrated.add(task);
        }
    }

    void endsRun() {
        require(sessions.isEmpty(), "the run ended beside %s", sessions);
        require(merging == 0, "the run ended beside a merge");
    }

    Collection<String> integrated() {
        return List.copyOf(integrated);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    private boolean needsCrossTracks() {
        return tracks.values().stream()
                .anyMatch(track -> track.tasks().stream()
                        .flatMap(task -> task.needs().stream())
                        .anyMatch(need -> !integrated.contains(need)
                                && track.tasks().stream()
                                        .noneMatch(task -> task.id().equals(need))));
    }

    private void require(boolean holds, String what, Object... arguments) {
        if (!holds) {
            broken.add(what.formatted(arguments));
        }
    }

    private static String key(TrackRequest request) {
        return request.phase() + "." + request.track();
    }
}
