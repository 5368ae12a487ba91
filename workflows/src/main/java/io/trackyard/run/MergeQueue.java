package io.trackyard.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import io.trackyard.activity.BatchRequest;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.policy.MergeRules.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The verified commits of a phase on their way into the run's branch: one at a time, or as many together as the gate takes,
 * of those that wait the first in the order of the plan. An answer is kept, so that a commit that is handed over twice is answered twice and merged once.
 */
final class MergeQueue implements Integrator {
    private final PlanInUse plan;
    private final PhaseSettings settings;
    private final PhaseTasks tasks;
    private final WorkflowLock branch;
    private final BooleanSupplier nothingElseRuns;
    private final List<VerifiedTask> waiting = new ArrayList<>();
    private final Map<String, IntegrationVerdict> verdicts = new LinkedHashMap<>();
    private boolean closed;
    private boolean over;

    /**
     * @param branch held while the run's branch is moved
     * @param nothingElseRuns whether all that is being carried out waits here: only then work is merged in plan order
     */
    MergeQueue(
            PlanInUse plan,
            PhaseSettings settings,
            PhaseTasks tasks,
            WorkflowLock branch,
            BooleanSupplier nothingElseRuns) {
        this.plan = plan;
        this.settings = settings;
        this.tasks = tasks;
        this.branch = branch;
        this.nothingElseRuns = nothingElseRuns;
    }

    /**
     * Starts to work, until it is closed or its scope is cancelled; {@code begun} is told what is about to be merged,
     * {@code answer} every verdict, {@code failed} what ended the work early.
     */
    void start(
            Consumer<VerifiedTask> begun,
            BiConsumer<VerifiedTask, IntegrationVerdict> answer,
            Consumer<TemporalFailure> failed) {
        Async.procedure(() -> {
            try {
                work(begun, answer);
            } catch (TemporalFailure problem) {
                failed.accept(problem);
            } finally {
                over = true;
            }
        });
    }

    /** Puts a commit into the queue, unless it is there or was answered. */
    void add(VerifiedTask task) {
        if (waiting.stream().noneMatch(other -> key(other).equals(key(task)))) {
            waiting.add(task);
        }
    }

    @Override
    public IntegrationVerdict integrate(VerifiedTask task) {
        add(task);
        // not ended by a cancellation: what is being merged then may well come in
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> verdicts.containsKey(key(task)) || over))
                .run();
        IntegrationVerdict verdict = verdicts.get(key(task));
        if (verdict == null) {
            throw new CanceledFailure("the merge queue has ended");
        }
        return verdict;
    }

    /** Whether nothing is being merged any more, and nothing will be. */
    boolean isOver() {
        return over;
    }

    /** Ends the work once the queue is empty. */
    void close() {
        closed = true;
    }

    /** The tasks in it, first the one being integrated. */
    List<String> waiting() {
        return waiting.stream().map(VerifiedTask::task).toList();
    }

    private void work(Consumer<VerifiedTask> begun, BiConsumer<VerifiedTask, IntegrationVerdict> answer) {
        while (true) {
            Workflow.await(() -> closed || mayMerge());
            if (waiting.isEmpty()) {
                return;
            }
            waiting.sort(Comparator.comparingInt(task -> tasks.place(task.task())));
            List<VerifiedTask> next = List.copyOf(waiting.subList(0, Math.min(together(), waiting.size())));
            List<VerifiedTask> open = next.stream()
                    .filter(task -> !verdicts.containsKey(key(task)))
                    .toList();
            if (!open.isEmpty()) {
                open.forEach(begun);
                List<IntegrationVerdict> came = merge(open);
                for (int at = 0; at < open.size(); at++) {
                    verdicts.put(key(open.get(at)), came.get(at));
                }
            }
            waiting.removeAll(next);
            next.forEach(task -> answer.accept(task, Objects.requireNonNull(verdicts.get(key(task)))));
        }
    }

    private int together() {
        return Math.max(1, settings.gateTogether());
    }

    private boolean mayMerge() {
        return !waiting.isEmpty() && (settings.mergeOrder() == Order.VERIFIED || nothingElseRuns.getAsBoolean());
    }

    /** How many commits wait. */
    int length() {
        return waiting.size();
    }

    private List<IntegrationVerdict> merge(List<VerifiedTask> together) {
        branch.lock();
        try {
            return together.size() == 1 ? List.of(merge(together.get(0))) : mergeAll(together);
        } finally {
            branch.unlock();
        }
    }

    private IntegrationVerdict merge(VerifiedTask task) {
        return new Steps(settings)
                .integration("Merge · %s · %s"
                        .formatted(task.task(), tasks.of(task.task()).title()))
                .integrate(request(task));
    }

    private List<IntegrationVerdict> mergeAll(List<VerifiedTask> together) {
        String names = together.stream().map(VerifiedTask::task).collect(Collectors.joining(", "));
        return new Steps(settings)
                .integration("Merge %d together · %s".formatted(together.size(), names))
                .integrateBatch(new BatchRequest(
                        RunInput.SCHEMA, together.stream().map(this::request).toList()))
                .verdicts();
    }

    private IntegrationRequest request(VerifiedTask task) {
        return new IntegrationRequest(RunInput.SCHEMA, plan.run(), task.task(), task.commit(), task.attempt());
    }

    private static String key(VerifiedTask task) {
        return task.task() + " " + task.commit();
    }
}
