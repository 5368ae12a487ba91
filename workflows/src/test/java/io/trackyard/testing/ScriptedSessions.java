package io.trackyard.testing;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sessions that come to what the script of their task says. */
final class ScriptedSessions implements TaskActivities {
    private final Calls calls;
    private final Scripts scripts;
    private final Rules rules;
    private final PhasesInPlay phases;
    private final ToLongFunction<String> until;
    private final Map<String, AttemptLedger> ledgers = new TreeMap<>();
    private final Set<Long> granted = new TreeSet<>();

    /** @param until when the wait in a word such as {@code quota 5m} ends */
    ScriptedSessions(Calls calls, Scripts scripts, Rules rules, PhasesInPlay phases, ToLongFunction<String> until) {
        this.calls = calls;
        this.scripts = scripts;
        this.rules = rules;
        this.phases = phases;
        this.until = until;
    }

    Set<Long> granted() {
        return calls.within(() -> new TreeSet<>(granted));
    }

    @Override
    public @Nullable TaskVerdict carryOut(TaskRequest request) {
        AttemptLedger ledger = calls.within(() -> {
            rules.starts(request.task(), request.track());
            Optional.ofNullable(request.granted()).ifPresent(granted::add);
            return ledgers.merge(request.task(), request.ledger(), AttemptLedger::join);
        });
        try {
            calls.record(words(request, ledger));
            ActivityExecutionContext context = Activity.getExecutionContext();
            context.heartbeat(
                    new TaskBeat(ledger, request.task(), ledger.attempt(), TaskBeat.Stage.RUNNING, "works", 0));
            return step(request, ledger, context);
        } finally {
            calls.change(() -> rules.ends(request.track()));
        }
    }

    private static String words(TaskRequest request, AttemptLedger ledger) {
        return "carryOutTask %s %s %d%s"
                .formatted(
                        request.task(),
                        request.errand(),
                        ledger.attempt(),
                        (request.answer() == null ? "" : " told " + request.answer())
                                + request.asked().stream()
                                        .map(asked -> " answered " + asked.answer())
                                        .collect(Collectors.joining())
                                + (request.agent() == null
                                        ? ""
                                        : " by " + request.agent().command()));
    }

    private @Nullable TaskVerdict step(TaskRequest request, AttemptLedger ledger, ActivityExecutionContext context) {
        String word = calls.within(() -> scripts.of(request.task()).nextSession());
        switch (word.split(" ")[0]) {
            case "ok" -> {
                return done(request, word, ledger);
            }
            case "hold" -> {
                calls.hold(request.task(), context);
                return step(request, ledger, context);
            }
            case "lost" -> {
                context.doNotCompleteOnReturn();
                return null;
            }
            case "ask" -> throw ScriptedFailures.asking(ledger, ScriptedActivities.QUESTION);
            case "await", "still" ->
                throw ScriptedFailures.awaiting(
                        ledger, calls.within(() -> ScriptedHolds.of(word, phases.all(), until)));
            case "fail" -> throw failed(request, ledger.failed());
            case "quota" -> throw ScriptedFailures.interrupted(ledger, Cause.QUOTA, until.applyAsLong(word));
            case "elsewhere" -> throw ScriptedFailures.ofAnotherAccount(ledger, until.applyAsLong(word));
            case "resources" -> throw ScriptedFailures.interrupted(ledger, Cause.RESOURCES, until.applyAsLong(word));
            case "interrupted" -> throw ScriptedFailures.interrupted(ledger, Cause.FAULT, 0);
            case "overloaded" -> throw ScriptedFailures.interrupted(ledger, Cause.OVERLOADED, 0);
            case "refused" -> throw ScriptedFailures.interrupted(ledger, Cause.AUTHENTICATION, 0);
            case "overspent" -> throw ScriptedFailures.interrupted(ledger, Cause.BUDGET, 0);
            case "spent" -> throw ScriptedFailures.failed(ledger.failed(), true);
            case "signal" -> throw ScriptedFailures.interrupted(ledger, Cause.CRASH, 0);
            case "further" -> throw ScriptedFailures.interrupted(ledger.progressed(), Cause.CRASH, 0);
            case "unstarted" -> throw ScriptedFailures.interrupted(ledger, Cause.SETUP, 0);
            case "hand" -> throw ApplicationFailure.newFailure("a new worker took over", FailureTypes.HANDED_OVER);
            case "refuse" ->
                throw ApplicationFailure.newNonRetryableFailure("a person is needed", FailureTypes.REFUSED);
            case "crash" -> throw new IllegalStateException();
            default -> throw new AssertionError("no such step: " + word);
        }
    }

    private TaskVerdict done(TaskRequest request, String word, AttemptLedger ledger) {
        String commit = "commit-%s-%d"
                .formatted(request.task(), calls.startingWith("carryOutTask").size());
        AttemptLedger paid = word.equals("ok")
                ? ledger
                : ledger.using(Usage.of(1000, 50, Double.parseDouble(word.substring("ok ".length()))));
        return new TaskVerdict(commit, true, paid, "changed one file");
    }

    private ApplicationFailure failed(TaskRequest request, AttemptLedger ledger) {
        calls.within(() -> ledgers.put(request.task(), ledger));
        return ScriptedFailures.failed(ledger, ledger.failures() >= request.limit());
    }
}
