package io.trackyard.testing;

import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.CalibrationActivities;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.activity.PhasePlan;
import io.trackyard.policy.AttemptLedger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** What calibrations find, one after the other, and the tasks that mend it. */
final class ScriptedCalibrations implements CalibrationActivities {
    private static final String PASS = "pass";

    private final Calls calls;
    private final ToLongFunction<String> until;
    private final Deque<String> words = new ArrayDeque<>();
    private final Set<Long> granted = new TreeSet<>();
    private final Map<String, String> found = new TreeMap<>();

    /** @param until when the wait in a word such as {@code quota 5m} ends */
    ScriptedCalibrations(Calls calls, ToLongFunction<String> until) {
        this.calls = calls;
        this.until = until;
    }

    void add(String... more) {
        calls.within(() -> words.addAll(List.of(more)));
    }

    @Override
    public CalibrationVerdict calibrate(CalibrationRequest request) {
        calls.record("calibrate %d.%d plan %s"
                .formatted(request.phase(), request.round(), request.run().plan()));
        String word = calls.within(() -> {
            Optional.ofNullable(request.granted()).ifPresent(granted::add);
            return next(request);
        });
        if (word.equals("hold")) {
            calls.hold("calibration", Activity.getExecutionContext());
            word = calls.within(() -> next(request));
        }
        return verdict(word);
    }

    /** When a person allowed to spend as much again, of all that was told. */
    Set<Long> granted() {
        return calls.within(() -> new TreeSet<>(granted));
    }

    /** The fixes of a round, each on a track of its own. The caller holds the lock. */
    PhasePlan fixes(FixRequest request) {
        return Plans.phase(found.get(request.phase() + "." + request.round()).split(" "));
    }

    /** The next word, which is what this round found. */
    private String next(CalibrationRequest request) {
        String word = words.isEmpty() ? PASS : words.poll();
        found.put(request.phase() + "." + request.round(), word);
        return word;
    }

    /** What a word stands for: ids are those of the fixes, each of an issue of its own. */
    private CalibrationVerdict verdict(String word) {
        return switch (word.split(" ")[0]) {
            case "hand" -> throw ApplicationFailure.newFailure("a new worker took over", FailureTypes.HANDED_OVER);
            case "broken" -> throw ScriptedFailures.interrupted(AttemptLedger.none(), Cause.FAULT, 0);
            case "overspent" -> throw ScriptedFailures.interrupted(AttemptLedger.none(), Cause.BUDGET, 0);
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
}
