package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.plan.Check;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskTrace;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code execute-state.json}, and the marks of layers that are done. Worktrees that the file names belong to whoever
 * made them; their entries stay.
 */
final class TaskXmlWriter implements SourceWriter {
    private final StateStore store;
    private final Waiter waiter;
    private final Terms terms;
    private final @Nullable BatchCall call;

    /** {@code call}: the one batch that is carried out for another program; absent where the run merges by itself. */
    TaskXmlWriter(TasksDirectory directory, Waiter waiter, InstantSource clock, Terms terms, @Nullable BatchCall call) {
        this.store = new StateStore(directory, waiter, clock, terms);
        this.waiter = waiter;
        this.terms = terms;
        this.call = call;
    }

    /** None where the directory lies outside the repository: no commit could hold it. A mark that is there stays as it is. */
    @Override
    public List<String> paths() {
        return store.files().stream()
                .map(SourceFile::name)
                .filter(name -> !Path.of(name).isAbsolute())
                .toList();
    }

    @Override
    public void write(String run, List<TaskNews> news) {
        write(run, news, task -> TaskTrace.NONE);
    }

    @Override
    public void write(String run, List<TaskNews> news, Function<String, TaskTrace> traces) {
        if (!news.isEmpty()) {
            store.change(news.get(0).at(), (state, files) -> enter(run, news, traces, state, files));
        }
    }

    private boolean enter(
            String run,
            List<TaskNews> news,
            Function<String, TaskTrace> traces,
            StateDocument state,
            TasksFiles files) {
        Map<TaskId, Batch> batches = Batches.of(files.inventory(), terms.batch());
        if (call != null && !files.stateFile().exists()) {
            state.set(call.worktrees(), "worktree_dir");
        }
        StateChange change = new StateChange(
                state,
                new StateChange.Terms(
                        run, files.inventory(), batches, id -> checks(files, id), terms.attempts(), call));
        boolean changed = false;
        for (TaskNews item : news) {
            changed |= batches.containsKey(TaskId.of(item.task())) && change.enter(item, traces.apply(item.task()));
        }
        return changed;
    }

    private List<Check> checks(TasksFiles files, String id) {
        return files.inventory().entries().stream()
                .filter(entry -> entry.id().text().equals(id) && entry.file() != null)
                .map(entry -> files.task(entry, waiter, new ArrayList<>()).checks())
                .findFirst()
                .orElse(List.of());
    }
}
