package io.trackyard.testing;

import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.plan.Question;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Activities over a repository that exists only here. What a task's sessions and merges come to stands in its script;
 * every call is recorded and held against {@link Rules}.
 */
public final class ScriptedActivities {
    /** What a session asks whose script says {@code ask}. */
    public static final Question QUESTION = new Question(Question.Kind.DECISION, "Which way?", List.of("left", "stop"));

    private final Calls calls = new Calls();
    private final Scripts scripts = new Scripts();
    private final Rules rules;
    private final PhasesInPlay phases;
    private final ScriptedHost host;
    private final ScriptedSessions sessions;
    private final ScriptedMerges merges;
    private final ScriptedCalibrations calibrations;
    private final ScriptedSource source;

    /** {@code clock}: epoch milliseconds, as the workflows see them. */
    public ScriptedActivities(Map<Integer, PhasePlan> phases, int maxParallel, String queue, LongSupplier clock) {
        ToLongFunction<String> until =
                word -> clock.getAsLong() + Script.time(word).toMillis();
        this.rules = new Rules(phases, maxParallel);
        this.phases = new PhasesInPlay(phases, rules);
        this.host = new ScriptedHost(calls, this.phases, rules, queue);
        this.sessions = new ScriptedSessions(calls, scripts, rules, this.phases, until);
        this.merges = new ScriptedMerges(calls, scripts, rules);
        this.calibrations = new ScriptedCalibrations(calls, until);
        this.source = new ScriptedSource(calls, this.phases, calibrations);
    }

    /** What a worker registers. */
    public Object[] implementations() {
        return new Object[] {host, sessions, merges, calibrations, source};
    }

    /**
     * Says what a task's sessions come to: {@code ok}, {@code ok 4.10} for what that cost, {@code fail}, {@code quota 5m}, {@code elsewhere 5m}
     * (the quota of another account), {@code resources 1m}, {@code interrupted}, {@code await b} and {@code await b 5m} (for a file that b has, as long as it lives or so long), {@code still b} (the
     * file is looked after, and b has it still), {@code unstarted}, {@code hand over}, {@code crash}, {@code lost}, {@code refuse}, {@code hold}, and, after a session
     * that went well, {@code conflict}, {@code red}, {@code flaky} or {@code ready}.
     */
    public void script(String task, String words) {
        calls.change(() -> scripts.put(task, words));
    }

    /** Lets every call whose record starts with these words be refused. */
    public void refuse(String call, String message) {
        calls.refuse(call, message);
    }

    /** Lets the next call with this record wait until it is released by the same words. */
    public void holdCall(String call) {
        calls.holdNext(call);
    }

    /** Lets go a session that holds, or the next one that will. */
    public void release(String task) {
        calls.release(task);
    }

    /** Returns once a session of the task, or the call, holds. */
    public void awaitHeld(String task) {
        calls.awaitHeld(task);
    }

    /** When a person allowed to spend more, as sessions were told. */
    public Set<Long> granted() {
        Set<Long> all = sessions.granted();
        all.addAll(calibrations.granted());
        return all;
    }

    /** Every call, in order, such as {@code carryOutTask a work 1}. */
    public List<String> calls() {
        return calls.all();
    }

    /** The calls that start with these words. */
    public List<String> calls(String words) {
        return calls.startingWith(words);
    }

    /** The last calls, for a message. */
    List<String> lastCalls() {
        return calls.last();
    }

    /** What was done that must never be; empty when all is well. */
    public List<String> brokenRules() {
        return calls.within(rules::broken);
    }

    /** The tasks in the run's branch, in the order in which they came in. */
    public Collection<String> integrated() {
        return calls.within(rules::integrated);
    }

    /** The next reading of the source at a boundary brings this, with phases that are there from then on. */
    public void renew(PlanRenewed renewed, Map<Integer, PhasePlan> more) {
        calls.change(() -> {
            source.next(renewed);
            phases.add(more);
        });
    }

    /** The next gate at the end of a phase says this. */
    public void gate(boolean passes) {
        merges.next(new GateVerdict(passes, false, passes ? "" : "make test failed"));
    }

    /** The next gate at the end of a phase does not end in its time. */
    public void gateIsInconclusive() {
        merges.next(new GateVerdict(false, true, "the gate is inconclusive: make test"));
    }

    /**
     * Says what the calibrations find, one after the other: {@code pass}, {@code unclear}, {@code broken}, {@code overspent}, {@code quota 5m},
     * {@code hand over}, {@code hold}, or the ids of the fix tasks that mend it, each on a track of its own. All pass when it is through.
     */
    public void calibrations(String... found) {
        calibrations.add(found);
    }
}
