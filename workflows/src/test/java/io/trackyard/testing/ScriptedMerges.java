package io.trackyard.testing;

import io.trackyard.activity.BatchRequest;
import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.GateRequest;
import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.IntegrationActivities;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import java.util.ArrayDeque;
import java.util.Deque;

/** Merges that come to what the script of their task says, and gates at the ends of phases, which pass unless told otherwise. */
final class ScriptedMerges implements IntegrationActivities {
    private final Calls calls;
    private final Scripts scripts;
    private final Rules rules;
    private final Deque<GateVerdict> gates = new ArrayDeque<>();

    ScriptedMerges(Calls calls, Scripts scripts, Rules rules) {
        this.calls = calls;
        this.scripts = scripts;
        this.rules = rules;
    }

    /** What the next gate says. */
    void next(GateVerdict verdict) {
        calls.within(() -> gates.add(verdict));
    }

    @Override
    public GateVerdict gate(GateRequest request) {
        calls.record("gatePhase " + request.phase());
        return calls.within(() -> gates.isEmpty() ? new GateVerdict(true, false, "") : gates.poll());
    }

    @Override
    public IntegrationVerdict integrate(IntegrationRequest request) {
        calls.record("integrate " + request.task());
        Result result = calls.within(() -> merge(request.task()));
        return switch (result) {
            case INTEGRATED ->
                new IntegrationVerdict(
                        result,
                        "merge-" + request.task(),
                        "",
                        calls.within(() -> scripts.of(request.task()).isFlaky()) ? "make test (exit 2)" : null);
            case CONFLICT -> new IntegrationVerdict(result, request.commit(), "both changed src/main.c");
            case READY -> new IntegrationVerdict(result, request.commit(), "");
            case RED -> new IntegrationVerdict(result, request.commit(), "make test failed");
        };
    }

    private Result merge(String task) {
        rules.merges(task);
        Result next = scripts.of(task).nextMerge();
        rules.merged(task, next == Result.INTEGRATED || next == Result.READY);
        return next;
    }

    @Override
    public BatchVerdict integrateBatch(BatchRequest request) {
        calls.record("integrateBatch "
                + String.join(
                        " ",
                        request.candidates().stream()
                                .map(IntegrationRequest::task)
                                .toList()));
        return new BatchVerdict(
                request.candidates().stream().map(this::integrate).toList(), 1);
    }
}
