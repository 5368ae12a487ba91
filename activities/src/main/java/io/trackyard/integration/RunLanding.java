package io.trackyard.integration;

import io.trackyard.activity.LandingChoice;
import io.trackyard.git.CommitMessage;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.Landing;
import io.trackyard.git.LandingResult;
import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMoveResult;
import io.trackyard.git.RefName;
import io.trackyard.git.RunBranch;
import io.trackyard.git.Trailers;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Moves the target branch of a run to its result, when a person asked for it. */
public final class RunLanding {
    private final OpenRun run;
    private final CommandRunner runner;
    private final InstantSource time;
    private final RunBranch branch;

    public RunLanding(OpenRun run, CommandRunner runner, InstantSource time) {
        this.run = run;
        this.runner = runner;
        this.time = time;
        this.branch = new RunBranch(run.repository(), run.address().run());
    }

    /**
     * Lands. A target that somebody else has moved meanwhile is taken into the run's branch first, through the gate, where
     * {@link LandingChoice#MERGE} says so; otherwise that is a refusal.
     *
     * @throws io.trackyard.problem.ProblemException when it is refused; nothing was moved then
     */
    public LandingResult land(LandingChoice choice) {
        Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
        Optional<RefName> target = Optional.ofNullable(run.plan().target()).map(RefName::branch);
        ObjectId tip = branch.tip().orElseThrow(this::noBranch);
        Optional<ObjectId> there = target.flatMap(run.repository().refs()::read);
        boolean moved = there.isPresent() && !run.repository().isReachable(there.get(), tip);
        if (moved && choice == LandingChoice.MERGE && !run.repository().isReachable(tip, there.get())) {
            tip = takeIn(there.get(), tip, epoch);
        }
        return new Landing(run.repository(), run.address().run()).land(target, tip, epoch);
    }

    private ObjectId takeIn(ObjectId target, ObjectId tip, Epoch epoch) {
        QueueWorktree queue = new QueueWorktree(time);
        MergeInMemory merges = new MergeInMemory(run.repository(), time);
        MergeOutcome outcome = merges.merge(() -> queue.at(run, tip, epoch), tip, target);
        if (outcome instanceof MergeOutcome.Conflict conflict) {
            throw Problem.of(Fault.USER, "landing-conflict")
                    .what(
                            "%s and the result changed the same lines: %s",
                            run.plan().target(), String.join(", ", conflict.paths()))
                    .remedy("git merge " + branch.ref().shortName(), "merge by hand")
                    .exception();
        }
        CommitMessage message = new CommitMessage(
                "Merge %s".formatted(run.plan().target()),
                "",
                new Trailers(run.address().run(), null, null));
        ObjectId merged = merges.commit((MergeOutcome.Clean) outcome, List.of(tip, target), message);
        Optional<CheckResult> red =
                new Gate(queue, runner).judge(run, "landing", merged, epoch).red();
        if (red.isPresent()) {
            throw Problem.of(Fault.USER, "landing-red")
                    .what(
                            "merged with %s, the result does not pass the gate: %s",
                            run.plan().target(), red.get().line())
                    .why("the log is %s", red.get().log())
                    .exception();
        }
        if (branch.advance(merged, tip, epoch) != RefMoveResult.MOVED) {
            throw Problem.of(Fault.USER, "run-branch-moved")
                    .what("the run's branch was moved meanwhile")
                    .remedy("trackyard land %s --merge".formatted(run.address().run()), "try again")
                    .exception();
        }
        return merged;
    }

    private RuntimeException noBranch() {
        return Problem.of(Fault.USER, "no-run-branch")
                .what("there is no branch %s", branch.ref().shortName())
                .why("the run ended before it had one, or somebody deleted it")
                .exception();
    }
}
