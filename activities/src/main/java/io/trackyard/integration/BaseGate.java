package io.trackyard.integration;

import io.trackyard.git.Epochs;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.EvidenceRules.RedBase;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RedOnBase;
import io.trackyard.verify.CheckResult;
import java.time.InstantSource;
import java.util.List;

/** The gate on the commit that a run starts from: what fails there is nobody's fault, and would be charged to everybody. */
final class BaseGate {
    private final OpenRun run;
    private final CommandRunner runner;
    private final InstantSource time;

    BaseGate(OpenRun run, CommandRunner runner, InstantSource time) {
        this.run = run;
        this.runner = runner;
        this.time = time;
    }

    /**
     * Runs the gate, unless that was done, and says what there is to warn of.
     *
     * @throws io.trackyard.problem.ProblemException {@code base-is-red} where that is refused
     */
    List<String> warnings() {
        if (run.plan().policy().gate().isEmpty()) {
            return List.of();
        }
        RedOnBase known = new RedOnBase(run.directory());
        if (!known.isKnown()) {
            List<CheckResult> red = red();
            if (!red.isEmpty() && run.plan().policy().evidence().redBase() == RedBase.REFUSE) {
                throw refusal(red.get(0));
            }
            known.are(red.stream().map(result -> result.check().words()).toList());
        }
        return known.commands().stream()
                .map("base is red: %s; it does not count until it passes"::formatted)
                .toList();
    }

    private List<CheckResult> red() {
        ObjectId base = ObjectId.of(run.plan().base());
        return Gate.hasPassed(run, base)
                ? List.of()
                : new Gate(new QueueWorktree(time), runner)
                        .redOnBase(
                                run,
                                base,
                                new Epochs(run.repository()).take(run.refs().queueEpoch()));
    }

    private static RuntimeException refusal(CheckResult red) {
        return Problem.of(Fault.USER, "base-is-red")
                .what("base is red: %s, before anything was changed", red.line())
                .why("%s", String.join("\n", red.tail()))
                .remedy("mend it, commit, and start the run again; or write evidence: {redBase: continue} into"
                        + " trackyard.yaml: it does not count then until it passes")
                .exception();
    }
}
