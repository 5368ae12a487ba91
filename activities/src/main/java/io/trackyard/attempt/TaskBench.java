package io.trackyard.attempt;

import io.trackyard.account.Account;
import io.trackyard.account.Accounts;
import io.trackyard.activity.TaskRequest;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Origin;
import io.trackyard.git.RefMove;
import io.trackyard.git.RefName;
import io.trackyard.git.Refs;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Worktree;
import io.trackyard.plan.Changes;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.LeftWork;
import io.trackyard.policy.NamedAgent;
import io.trackyard.process.Fence;
import io.trackyard.runfiles.LeftBranches;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.spending.Bill.Payer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that one execution of a task's activity works on.
 *
 * @param request what was asked
 * @param run the run
 * @param task the task
 * @param worktree its track's
 * @param right the right to act for the task, taken by this execution
 * @param attempt the number of the attempt that it is, as people are told it
 */
record TaskBench(TaskRequest request, OpenRun run, Task task, Worktree worktree, TaskCarrier.Right right, int attempt) {

    /** What is known of its attempts. */
    TaskFiles files() {
        return right.files();
    }

    /** By which moves of refs are fenced. */
    Epoch epoch() {
        return right.epoch();
    }

    /** By which all else is. */
    Fence fence() {
        return right.fence();
    }

    /** Lets its sessions start. */
    Admission admission(Accounts accounts, InstantSource time) {
        return new Admission(accounts, Account.of(agent()), run.plan().policy().resources(), time);
    }

    /** Who pays for the session that comes next by the ledger. */
    Payer payer(AttemptLedger ledger) {
        return new Payer(
                run.address().repository(),
                run.address().run(),
                request.track().phase(),
                request.task(),
                ledger.generation(),
                ledger.attempt());
    }

    /** Where its snapshots and commits come from. */
    Origin origin(AttemptLedger ledger) {
        return new Origin(run.address().run(), request.task(), ledger.attempt());
    }

    /** The branch of the task's track. */
    RefName branch() {
        return run.refs().trackBranch(request.track().lease(), RunDirectory.nameOf(request.track()));
    }

    /** What the run's branch holds now. */
    ObjectId tip() {
        return run.tip();
    }

    /** What is run for the task: its own agent and model where they are named, else the run's for this attempt. */
    AgentSettings agent() {
        return run.plan().policy().agentFor(askedFor(), attempt);
    }

    /** What its kind of agent is told before the task. */
    Optional<String> persona() {
        return kind().map(NamedAgent::persona);
    }

    /** Whether it must, may or must not change files. */
    Changes changes() {
        return kind().map(known -> known.changes(task.changes())).orElse(task.changes());
    }

    private Optional<NamedAgent> kind() {
        return run.plan().policy().kindFor(askedFor(), attempt);
    }

    private TaskAgent askedFor() {
        return new TaskAgent(
                ofAgent(TaskAgent::command).orElse(null),
                ofAgent(TaskAgent::model).orElse(null));
    }

    /** Something of the task's own agent: what a person has said since, or else its plan. */
    private Optional<String> ofAgent(Function<TaskAgent, @Nullable String> part) {
        return Optional.ofNullable(request.agent())
                .map(part)
                .or(() -> Optional.ofNullable(task.agent()).map(part));
    }

    /** Whether no attempt is left. */
    boolean isSpent(AttemptLedger ledger) {
        return ledger.failures() >= request.limit();
    }

    /** Leaves a commit for the program that asked for the batch, where one did. */
    Optional<LeftWork> leave(ObjectId commit) {
        return Optional.ofNullable(run.plan().origin().batch())
                .map(batch -> new LeftBranches(run, batch).leave(request.task(), commit));
    }

    /** Gives an abandoned task's last work a ref of its own, by which a person finds it. */
    void keepAbandoned(Snapshot work) {
        RefName ref = run.refs().abandoned(request.task());
        Refs refs = run.repository().refs();
        RefMove fence = RefMove.fencedBy(epoch());
        refs.demand(refs.read(ref)
                .map(before -> fence.update(ref, work.commit(), before))
                .orElseGet(() -> fence.create(ref, work.commit())));
    }
}
