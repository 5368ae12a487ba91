package io.trackyard.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import io.trackyard.activity.TaskNews;
import io.trackyard.activity.WriteBackRequest;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the source what becomes of the phase's tasks, in the order in which it happens and never holding anything up:
 * what gathers while one telling is on its way goes together with the next.
 */
final class WriteBack {
    /** Who cancels a run does not wait longer for a source that cannot be written. */
    private static final Duration LAST_PATIENCE = Duration.ofMinutes(1);

    /** Each with its reason; far below what one payload may weigh. */
    private static final int TOGETHER = 500;

    private final PlanInUse plan;
    private final PhaseSettings settings;
    private final boolean tellsOutcomes;
    private final WorkflowLock branch;
    private final List<TaskNews> untold = new ArrayList<>();
    private final List<TaskNews> ungated = new ArrayList<>();
    private final Set<String> claimed = new TreeSet<>();
    private final Set<String> verified = new TreeSet<>();
    private final CancellationScope work = Workflow.newDetachedCancellationScope(() -> Async.procedure(this::work));
    private boolean telling;
    private boolean closed;
    private boolean over;

    /**
     * @param tellsOutcomes whether outcomes are told here: those of a large phase's tracks are told by the phase
     * @param branch held while the run's branch is moved
     */
    WriteBack(PlanInUse plan, PhaseSettings settings, boolean tellsOutcomes, WorkflowLock branch) {
        this.plan = plan;
        this.settings = settings;
        this.tellsOutcomes = tellsOutcomes;
        this.branch = branch;
    }

    void start() {
        if (settings.writeBack() == WriteBackTo.NOWHERE) {
            over = true;
        } else {
            work.run();
        }
    }

    /** Takes note of a task that has changed. */
    void heard(TaskStatus now) {
        if (settings.writeBack() == WriteBackTo.NOWHERE) {
            return;
        }
        switch (now.state()) {
            case RUNNING -> claim(now);
            case VERIFIED -> verified(now);
            case INTEGRATED -> tell(now, TaskNews.Kind.INTEGRATED);
            case READY -> tell(now, TaskNews.Kind.VERIFIED);
            case ABANDONED -> tell(now, TaskNews.Kind.ABANDONED);
            case SKIPPED -> tell(now, TaskNews.Kind.SKIPPED);
            case CANCELLED -> release(now);
            default -> {
                return;
            }
        }
    }

    /** Takes note of a task that is about to be merged. */
    void merging(TaskStatus now) {
        if (tellsOfQueue()) {
            untold.add(news(now.after(now.attempts() + 1), TaskNews.Kind.MERGING));
        }
    }

    private void verified(TaskStatus now) {
        if (verified.add(now.id()) && tellsOfQueue()) {
            untold.add(news(now.after(now.attempts() + 1), TaskNews.Kind.VERIFIED));
        }
    }

    /**
     * Where work waits for the end of others it is seen to wait; else it is merged before anybody could look. On the run's
     * branch nobody would see it in time, as with claims.
     */
    private boolean tellsOfQueue() {
        return tellsOutcomes
                && settings.writeBack() == WriteBackTo.PLACE
                && settings.mergeOrder() == MergeRules.Order.ENTRY;
    }

    /** The phase's gate has passed: what was integrated in it counts. */
    void gatePassed() {
        untold.addAll(ungated);
        ungated.clear();
    }

    /** Ends once all is told. */
    void close() {
        closed = true;
    }

    /** Lets what cannot be told be, after a while. */
    void hurry() {
        Workflow.newTimer(LAST_PATIENCE).thenApply(fired -> {
            work.cancel("the run was cancelled");
            return null;
        });
    }

    boolean isOver() {
        return over;
    }

    /** Whether there is something that the source does not know yet. */
    boolean isBehind() {
        return telling || !untold.isEmpty();
    }

    /** A claim is for others who look at the source; on the run's branch nobody would see it in time. */
    private void claim(TaskStatus now) {
        boolean isSentBack = verified.remove(now.id()) && tellsOfQueue();
        if (settings.writeBack() == WriteBackTo.PLACE && (claimed.add(now.id()) || isSentBack)) {
            untold.add(news(now, TaskNews.Kind.CLAIMED));
        }
    }

    private void release(TaskStatus now) {
        if (claimed.contains(now.id())) {
            tell(now, TaskNews.Kind.RELEASED);
        }
    }

    private void tell(TaskStatus now, TaskNews.Kind kind) {
        if (tellsOutcomes) {
            boolean waits = kind == TaskNews.Kind.INTEGRATED && settings.gateAt() == GateAt.PHASE;
            (waits ? ungated : untold).add(news(now, kind));
        }
    }

    private static TaskNews news(TaskStatus now, TaskNews.Kind kind) {
        return new TaskNews(
                now.id(),
                kind,
                now.commit() == null ? "" : now.commit(),
                now.reason() == null ? "" : now.reason(),
                now.attempts(),
                Workflow.currentTimeMillis());
    }

    private void work() {
        try {
            while (true) {
                Workflow.await(() -> closed || !untold.isEmpty());
                if (untold.isEmpty()) {
                    return;
                }
                List<TaskNews> next = untold.subList(0, Math.min(TOGETHER, untold.size()));
                List<TaskNews> batch = List.copyOf(next);
                next.clear();
                telling = true;
                tell(batch);
                telling = false;
            }
        } catch (ActivityFailure untellable) {
            return; // refused for good, or given up when the run was cancelled: a run never fails by its source
        } finally {
            telling = false;
            over = true;
        }
    }

    private void tell(List<TaskNews> batch) {
        boolean moves = settings.writeBack() == WriteBackTo.BRANCH;
        if (moves) {
            branch.lock();
        }
        try {
            String what = batch.size() == 1 ? batch.get(0).task() : batch.size() + " tasks";
            new Steps(settings)
                    .source("Write back · " + what)
                    .writeBack(new WriteBackRequest(RunInput.SCHEMA, plan.run(), moves, batch));
        } finally {
            if (moves) {
                branch.unlock();
            }
        }
    }
}
