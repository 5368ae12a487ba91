package io.trackyard.source.taskxml;

import io.trackyard.plan.TaskId;
import io.trackyard.source.taskxml.BatchResult.Failure;
import io.trackyard.source.taskxml.BatchResult.Place;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The state file of a directory as somebody uses it who carries out one batch and leaves the merging to another program:
 * what is verified waits in the merge queue, each task on a branch of its own.
 */
public final class TaskBatch {
    private final TasksDirectory directory;
    private final Waiter waiter;
    private final InstantSource clock;
    private final Call call;

    /**
     * What is asked for.
     *
     * @param layer the layer's name, as it was given
     * @param number the batch's number within the layer, as it was given
     * @param worktrees where worktrees are to lie
     */
    public record Call(String layer, int number, Path worktrees) {}

    /**
     * How a task stands before the batch.
     *
     * @param failures how many attempts have failed
     */
    public record Standing(int failures, boolean abandoned, boolean verified) {}

    /**
     * @param repository the root of the working tree
     * @param tasks the directory
     */
    public TaskBatch(Path repository, Path tasks, Call call, Waiter waiter, InstantSource clock) {
        this.directory = new TasksDirectory(SourceFile.of(repository, tasks));
        this.waiter = waiter;
        this.clock = clock;
        this.call = call;
    }

    public Standing standing(TaskId id) {
        ExecuteState state =
                new ExecuteState(directory.json(TasksDirectory.STATE, waiter).value());
        return new Standing(state.failures(id), state.isAbandoned(id), state.isVerified(id));
    }

    /** How many tasks wait to be merged. */
    public int ready() {
        return (int) directory.json(TasksDirectory.STATE, waiter).value().get("merge_queue").items().stream()
                .filter(item -> item.get("status").word().equals("ready"))
                .count();
    }

    /**
     * Enters what became of the tasks; of one that had no attempt nothing.
     *
     * @throws io.trackyard.problem.ProblemException where the file cannot be read or written
     */
    public void enter(List<BatchResult> results) {
        long at = clock.millis();
        StateStore store = new StateStore(directory, waiter, clock, TaskXmlSource.Terms.DEFAULT);
        store.change(at, (state, files) -> {
            if (!files.stateFile().exists()) {
                state.set(call.worktrees().toString(), "worktree_dir");
            }
            state.set("in_progress", "status");
            state.set(call.layer(), "current_layer");
            state.set(call.number(), "current_batch");
            state.set(StateStore.moment(at), "updated_at");
            results.stream().filter(result -> result.attempt() > 0).forEach(result -> enter(result, state, at));
            return true;
        });
    }

    private static void enter(BatchResult result, StateDocument state, long at) {
        String id = result.task();
        String moment = StateStore.moment(at);
        state.begin(id);
        state.set(result.kind().name().toLowerCase(Locale.ROOT), "tasks", id, "status");
        state.set(result.attempt(), "tasks", id, "attempts");
        state.setDefault(moment, "tasks", id, "started_at");
        state.exclude(id, "failed", "abandoned");
        Place place = result.place();
        if (place != null) {
            state.set(place.path(), "tasks", id, "worktree_path");
            state.set(place.branch(), "tasks", id, "branch");
            state.set(StateParts.worktree(id, place, moment), "worktrees", id);
            state.add(StateParts.commit(place.commit(), result.attempt(), id, result.title()), "tasks", id, "commits");
        }
        Failure failure = result.failure();
        if (failure == null) {
            state.set(moment, "tasks", id, "completed_at");
            state.queue(id, "ready", Map.entry("verified_at", moment));
            return;
        }
        state.add(StateParts.error(failure, result.attempt(), moment), "tasks", id, "errors");
        if (result.kind() == BatchResult.Kind.ABANDONED) {
            state.include(id, "abandoned");
        } else {
            state.include(id, "failed");
            state.add(StateParts.advice(failure.feedback(), result.attempt() + 1), "tasks", id, "retry_feedback");
        }
    }
}
