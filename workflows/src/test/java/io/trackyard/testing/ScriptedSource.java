package io.trackyard.testing;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.SpikeRequest;
import io.trackyard.activity.WriteBackRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A source that brings at a boundary what a test said, and takes what it is told. */
final class ScriptedSource implements SourceActivities {
    private final Calls calls;
    private final PhasesInPlay phases;
    private final ScriptedCalibrations calibrations;
    private final Deque<PlanRenewed> renewals = new ArrayDeque<>();

    ScriptedSource(Calls calls, PhasesInPlay phases, ScriptedCalibrations calibrations) {
        this.calls = calls;
        this.phases = phases;
        this.calibrations = calibrations;
    }

    /** What the next reading brings. */
    void next(PlanRenewed renewed) {
        calls.within(() -> renewals.add(renewed));
    }

    @Override
    public void writeBack(WriteBackRequest request) {
        calls.record("writeBack "
                + request.news().stream()
                        .map(news -> news.kind() + " " + news.task())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public PlanRenewed readAgain(ReadAgain request) {
        String words = Stream.concat(
                        request.accepted().stream().map(command -> " +" + command),
                        request.refused().stream().map(command -> " -" + command))
                .collect(Collectors.joining());
        calls.record("readAgain %d %s %s%s".formatted(request.phase(), request.newTasks(), request.declined(), words));
        return calls.within(() -> renewals.isEmpty() ? phases.unchanged(request) : renewals.poll());
    }

    @Override
    public FixPlan planFixes(FixRequest request) {
        calls.record("planFixes %d.%d".formatted(request.phase(), request.round()));
        return calls.within(() -> new FixPlan(
                "plan-%d.%d".formatted(request.phase(), request.round()),
                phases.addBehind(request.phase(), "fix/**", calibrations.fixes(request))));
    }

    @Override
    public FixPlan planSpike(SpikeRequest request) {
        calls.record("planSpike %s: %s".formatted(request.task(), request.reason()));
        return calls.within(() -> new FixPlan(
                "plan-spike-" + request.task(),
                phases.addBehind(request.phase(), "**", Plans.phase("spike-" + request.task()))));
    }
}
