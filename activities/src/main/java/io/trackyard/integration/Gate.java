package io.trackyard.integration;

import io.trackyard.activity.GateVerdict;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Worktree;
import io.trackyard.plan.Check;
import io.trackyard.policy.EvidenceRules.Level;
import io.trackyard.policy.MergeRules.GateTimeout;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.DoubtedGates;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.PassedGates;
import io.trackyard.runfiles.RedOnBase;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Checks;
import io.trackyard.verify.Doubt;
import io.trackyard.verify.TestRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that a merged tree must pass before the run's branch moves to it. They are not run on a tree that passed them
 * before. What is red is run once more, since it may have been chance: what is red twice is red.
 */
public final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final QueueWorktree queue;
    private final CommandRunner runner;

    public Gate(QueueWorktree queue, CommandRunner runner) {
        this.queue = queue;
        this.runner = runner;
    }

    /**
     * Checks a merged commit out in the queue's worktree and runs the gate there; again, if it is red.
     *
     * @param name what it is for: its logs are kept under it
     */
    public GateOutcome judge(OpenRun run, String name, ObjectId merged, Epoch epoch) {
        return once(run, name, merged, epoch)
                .map(red -> again(red, run, name, merged, epoch))
                .orElse(GateOutcome.GREEN);
    }

    /** Runs the gate, or knows that it passed; empty where it passes. */
    Optional<CheckResult> once(OpenRun run, String name, ObjectId merged, Epoch epoch) {
        return failures(run, run.directory().gateLogs(name), merged, epoch, CheckResult::passed).stream()
                .findFirst();
    }

    /** Runs a gate that was red once more. */
    GateOutcome again(CheckResult first, OpenRun run, String name, ObjectId merged, Epoch epoch) {
        Path logs = run.directory().gateLogs(name).resolve("again");
        Optional<CheckResult> second =
                failures(run, logs, merged, epoch, CheckResult::passed).stream().findFirst();
        return second.isPresent()
                ? new GateOutcome(second, Optional.empty())
                : new GateOutcome(Optional.empty(), Optional.of(flaky(first)));
    }

    /** Runs the gate on what a phase brought; its policy says what a command means that does not end in its time. */
    GateVerdict atPhaseEnd(OpenRun run, int phase, ObjectId tip, Epoch epoch) {
        Predicate<CheckResult> goesOn = result -> result.passed() || isInconclusive(run, result);
        Path logs = run.directory().gateLogs("phase-" + phase);
        List<CheckResult> first = failures(run, logs, tip, epoch, goesOn);
        boolean isRed = first.stream().anyMatch(goesOn.negate());
        List<CheckResult> bad = isRed ? failures(run, logs.resolve("again"), tip, epoch, goesOn) : first;
        String flaky = isRed && bad.stream().allMatch(goesOn)
                ? flaky(first.get(first.size() - 1)).line()
                : null;
        if (bad.isEmpty()) {
            return new GateVerdict(true, false, "", flaky);
        }
        CheckResult last = bad.get(bad.size() - 1);
        return isInconclusive(run, last)
                ? new GateVerdict(false, true, "the gate is inconclusive: " + last.line(), flaky)
                : new GateVerdict(false, false, "the gate failed: " + last.line(), flaky);
    }

    /** Whether its policy lets a command that did not end in its time say nothing. */
    private static boolean isInconclusive(OpenRun run, CheckResult result) {
        return run.plan().policy().merging().gateTimeout() == GateTimeout.INCONCLUSIVE && result.isUnfinished();
    }

    /** What is red on a commit that no task has worked on: all of it, and not only up to the first command. */
    List<CheckResult> redOnBase(OpenRun run, ObjectId base, Epoch epoch) {
        Predicate<CheckResult> goesOn = result -> true;
        Path logs = run.directory().gateLogs("base");
        List<CheckResult> first = failures(run, logs, base, epoch, goesOn);
        List<CheckResult> red = first.isEmpty() ? first : failures(run, logs.resolve("again"), base, epoch, goesOn);
        return red.stream().filter(result -> !isInconclusive(run, result)).toList();
    }

    /** Whether it need not be run on that commit. */
    static boolean hasPassed(OpenRun run, ObjectId commit) {
        return PassedGates.of(run).contains(run.repository().commit(commit).tree());
    }

    /** The commands that did not pass, up to the first after which the gate does not go on. */
    private List<CheckResult> failures(
            OpenRun run, Path logs, ObjectId merged, Epoch epoch, Predicate<CheckResult> goesOn) {
        List<Check> gate = run.plan().policy().gate();
        if (gate.isEmpty() || hasPassed(run, merged)) {
            return List.of();
        }
        Worktree worktree = queue.at(run, merged, epoch);
        Map<String, String> environment = run.directory().environment().variables();
        RedOnBase red = new RedOnBase(run.directory());
        List<String> excused = red.commands();
        Predicate<CheckResult> counts =
                result -> !excused.contains(result.check().words());
        Checks checks = new Checks(
                runner, run.repository().commonDirectory(), run.plan().policy().containment());
        List<CheckResult> results =
                checks.run(gate, worktree.path(), environment, logs, goesOn.or(counts.negate())).stream()
                        .map(result -> believed(run, result))
                        .toList();
        results.stream()
                .filter(CheckResult::passed)
                .forEach(result -> red.passed(result.check().words()));
        List<CheckResult> failed =
                results.stream().filter(result -> !result.passed()).toList();
        if (failed.isEmpty()) {
            PassedGates.of(run).add(run.repository().commit(merged).tree());
        }
        return failed.stream().filter(counts).toList();
    }

    /** One that passed and says itself that no test ran in it is noted, or did not pass, as the rules have it. */
    private static CheckResult believed(OpenRun run, CheckResult result) {
        Level level = run.plan().policy().evidence().noTestRan();
        if (!result.passed() || level == Level.OFF) {
            return result;
        }
        Optional<Doubt> doubt = TestRuns.doubt(result);
        doubt.filter(found -> level == Level.WARN)
                .ifPresent(found -> new DoubtedGates(run.directory()).add(found.text()));
        return doubt.filter(found -> level == Level.FAIL).isPresent() ? result.lacking("no test ran") : result;
    }

    private static CheckResult flaky(CheckResult first) {
        log.warn("the gate failed, and passed when it was run again: {}; its log is {}", first.line(), first.log());
        return first;
    }
}
