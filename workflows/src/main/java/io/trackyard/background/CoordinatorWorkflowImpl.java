package io.trackyard.background;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.trackyard.run.RunInput;
import io.trackyard.run.SearchKeys;
import io.trackyard.run.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The coordinator as a workflow: it moves tasks through the {@link SlotQueue} and does nothing else itself. */
public final class CoordinatorWorkflowImpl implements CoordinatorWorkflow {
    private final CoordinatorInput input;
    private final SlotQueue queue;
    private final BackgroundSteps steps;
    private final MirrorWriting mirrors;
    private int starts;
    /** What was begun and must be done before this workflow may end or continue: a child that is not started is lost. */
    private int outstanding;

    /** Those whose end is being recorded: neither waiting nor running, and not yet known by their files. */
    private final List<BackgroundTask> leaving = new ArrayList<>();

    private int changes;

    @WorkflowInit
    public CoordinatorWorkflowImpl(CoordinatorInput input) {
        this.input = input;
        this.queue = new SlotQueue(input.slots(), input.pending(), input.running());
        this.steps = new BackgroundSteps(input.terms());
        this.mirrors = new MirrorWriting(steps, () -> changes++);
    }

    @Override
    public void coordinate(CoordinatorInput same) {
        while (true) {
            boolean isLong = starts >= input.terms().continueAfter()
                    || Workflow.getInfo().isContinueAsNewSuggested();
            if (!isLong) {
                startWhatHasASlot();
            }
            mirrors.bringUpToDate(() -> new MirrorRequest(RunInput.SCHEMA, ids(queue.pending()), ids(queue.running())));
            boolean settled = outstanding == 0 && mirrors.isQuiet();
            if (settled && queue.isIdle()) {
                return;
            }
            if (settled && isLong) {
                Workflow.continueAsNew(new CoordinatorInput(
                        RunInput.SCHEMA, input.host(), queue.slots(), input.terms(), queue.pending(), queue.running()));
            }
            show();
            int seen = changes;
            Workflow.await(() -> changes != seen);
        }
    }

    @Override
    public void submit(Submission submission) {
        queue.resize(submission.slots());
        submission.tasks().forEach(queue::submit);
        changed();
    }

    @Override
    public void cancel(Cancellation cancellation) {
        for (String id : cancellation.ids()) {
            queue.withdraw(id).ifPresent(task -> end(task, BackgroundWorkflowImpl.CANCELLED, true));
            queue.running(id).ifPresent(this::cancelRunning);
        }
        changed();
    }

    @Override
    public void ended(BackgroundOutcome outcome) {
        queue.ended(outcome.id(), outcome.launch());
        changed();
    }

    @Override
    public void mirror() {
        changed();
    }

    @Override
    public BackgroundProgress progress() {
        List<BackgroundTask> running = new ArrayList<>(queue.running());
        running.addAll(leaving);
        return new BackgroundProgress(queue.slots(), ids(queue.pending()), ids(running));
    }

    private void startWhatHasASlot() {
        for (Optional<BackgroundTask> next = queue.start(); next.isPresent(); next = queue.start()) {
            start(next.get());
        }
    }

    private void start(BackgroundTask task) {
        starts++;
        outstanding++;
        mirrors.changed();
        BackgroundWorkflow child = Workflow.newChildWorkflowStub(
                BackgroundWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(workflowOf(task.id()))
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setStaticSummary(Text.summary(task.title()))
                        .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                .set(SearchKeys.SCHEMA, (long) RunInput.SCHEMA)
                                .build())
                        .build());
        Async.function(
                        child::carryOut,
                        new BackgroundInput(
                                RunInput.SCHEMA, BackgroundIds.coordinator(input.host()), task, input.terms()))
                .handle((outcome, failure) -> over(task, failure));
        Workflow.getWorkflowExecution(child).handle((started, failure) -> {
            outstanding--;
            changes++;
            return started;
        });
    }

    /** A task tells of its end itself; what has failed as a workflow, or was ended from outside, could not. */
    private BackgroundTask over(BackgroundTask task, @Nullable RuntimeException failure) {
        queue.ended(task.id(), task.launch());
        if (failure != null && !(failure.getCause() instanceof CanceledFailure)) {
            end(task, "its workflow was ended: " + failure.getCause(), false);
        }
        changed();
        return task;
    }

    /** One that cannot be cancelled is over, and could not tell: so a slot that was lost is free again. */
    private void cancelRunning(BackgroundTask task) {
        Async.procedure(Workflow.newUntypedExternalWorkflowStub(workflowOf(task.id()))::cancel)
                .handle((asked, failure) -> {
                    if (failure != null) {
                        queue.ended(task.id(), task.launch());
                        end(task, BackgroundWorkflowImpl.CANCELLED, true);
                        changed();
                    }
                    return asked;
                });
    }

    private void end(BackgroundTask task, String error, boolean quiet) {
        outstanding++;
        Async.function(steps.end(task)::end, new BackgroundEnd(RunInput.SCHEMA, task.id(), task.launch(), error, quiet))
                .handle((outcome, failure) -> {
                    outstanding--;
                    leaving.remove(task);
                    changed();
                    return task;
                });
    }

    private void changed() {
        changes++;
        mirrors.changed();
    }

    private String workflowOf(String task) {
        return BackgroundIds.task(BackgroundIds.coordinator(input.host()), task);
    }

    private void show() {
        Workflow.setCurrentDetails(CoordinatorPage.of(queue));
    }

    private static List<String> ids(List<BackgroundTask> tasks) {
        return tasks.stream().map(BackgroundTask::id).toList();
    }
}
