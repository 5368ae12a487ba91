package io.trackyard.testing;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.policy.AttemptLedger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What calibrations find, one after the other, and the tasks that mend it. The caller holds the lock. */
final class ScriptedCalibrations {
    private static final String PASS = "pass";

    private final Deque<String> words = new ArrayDeque<>();
    private final Map<String, String> found = new TreeMap<>();

    boolean add(String... more) {
        return words.addAll(List.of(more));
    }

    /** The next word, which is what this round found. */
    String next(CalibrationRequest request) {
        String word = words.isEmpty() ? PASS : words.poll();
        found.put(request.phase() + "." + request.round(), word);
        return word;
    }

    /** What a word stands for: ids are those of the fixes, each of an issue of its own. {@code until}: when a wait ends. */
    static CalibrationVerdict verdict(String word, ToLongFunction<String> until) {
        return switch (word.split(" ")[0]) {
            case "hand" -> throw ApplicationFailure.newFailure("a new worker took over", FailureTypes.HANDED_OVER);
            case "broken" -> throw ScriptedFailures.interrupted(AttemptLedger.none(), Cause.FAULT, 0);
            case "quota" ->
                throw ScriptedFailures.interrupted(AttemptLedger.none(), Cause.QUOTA, until.applyAsLong(word));
            case PASS -> new CalibrationVerdict(List.of(), List.of("✓ Coverage: all traced"), null);
            case "unclear" -> CalibrationVerdict.unclear("its answer is no JSON");
            default ->
                new CalibrationVerdict(
                        List.of(word.split(" ")).stream()
                                .map(fix -> "issue of " + fix)
                                .toList(),
                        List.of("✗ Drift: one"),
                        null);
        };
    }

    /** The fixes of a round, which are in its phase from now on, behind the tracks that are there. */
    FixPlan fixes(FixRequest request, Map<Integer, PhasePlan> phases) {
        String round = request.phase() + "." + request.round();
        List<PlannedTrack> before = phases.get(request.phase()).tracks();
        List<PlannedTrack> more = new ArrayList<>();
        for (PlannedTrack track : Plans.phase(found.get(round).split(" ")).tracks()) {
            more.add(new PlannedTrack(before.size() + track.number(), "fix/**", false, track.tasks()));
        }
        List<PlannedTrack> all = new ArrayList<>(before);
        all.addAll(more);
        phases.put(request.phase(), new PhasePlan(all));
        return new FixPlan("plan-" + round, more);
    }
}
