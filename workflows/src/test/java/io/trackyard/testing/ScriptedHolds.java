package io.trackyard.testing;

import io.trackyard.activity.HeldFile;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Which file a session waits for, by its word: {@code await b}, {@code await b 5m} or {@code still b}. */
final class ScriptedHolds {
    private static final int PATIENCE_SECONDS = 600;

    private ScriptedHolds() {}

    /** {@code until}: the moment that such words name, epoch milliseconds */
    static HeldFile of(String word, Map<Integer, PhasePlan> phases, ToLongFunction<String> until) {
        String[] parts = word.split(" ");
        return new HeldFile(
                "src/x",
                track(parts[1], phases),
                parts[1],
                parts.length == 2 ? 0 : until.applyAsLong("until " + parts[2]),
                PATIENCE_SECONDS,
                parts[0].equals("still"));
    }

    private static int track(String task, Map<Integer, PhasePlan> phases) {
        return phases.values().stream()
                .flatMap(phase -> phase.tracks().stream())
                .filter(track ->
                        track.tasks().stream().anyMatch(planned -> planned.id().equals(task)))
                .map(PlannedTrack::number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + task));
    }
}
