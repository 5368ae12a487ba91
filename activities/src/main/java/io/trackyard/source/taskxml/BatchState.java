package io.trackyard.source.taskxml;

import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchResult;
import io.trackyard.policy.BatchResult.Kind;
import io.trackyard.source.text.JsonValue;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state file of a directory of task XML, as it is after a batch. */
public final class BatchState {
    private final JsonValue document;
    private final ExecuteState state;

    private BatchState(JsonValue document) {
        this.document = document;
        this.state = new ExecuteState(document);
    }

    /**
     * Reads it; where there is none nothing was tried.
     *
     * @param repository the root of the working tree
     * @param tasks the directory
     * @throws io.trackyard.problem.ProblemException where the file is no text
     */
    public static BatchState read(Path repository, Path tasks, Waiter waiter) {
        TasksDirectory directory = new TasksDirectory(SourceFile.of(repository, tasks));
        return new BatchState(directory.json(TasksDirectory.STATE, waiter).value());
    }

    /** How many tasks wait to be merged. */
    public int ready() {
        return (int) document.get("merge_queue").items().stream()
                .filter(item -> item.get("status").word().equals("ready"))
                .count();
    }

    public BatchResult of(TaskId id) {
        JsonValue task = document.get("tasks").get(id.text());
        List<JsonValue> commits = task.get("commits").items();
        Kind kind = kind(id);
        boolean failed = kind == Kind.FAILED || kind == Kind.ABANDONED;
        return new BatchResult(
                id.text(),
                kind,
                task.get("attempts").count(),
                orAbsent(task.get("worktree_path").word()),
                orAbsent(task.get("branch").word()),
                commits.isEmpty()
                        ? null
                        : orAbsent(commits.get(commits.size() - 1).get("hash").word()),
                failed ? state.retry(id).map(told -> told.previous()).orElse(null) : null);
    }

    private Kind kind(TaskId id) {
        if (state.isVerified(id) || state.isCompleted(id)) {
            return Kind.VERIFIED;
        }
        if (state.isAbandoned(id)) {
            return Kind.ABANDONED;
        }
        return document.get("tasks").get(id.text()).get("status").word().equals("failed") ? Kind.FAILED : Kind.PENDING;
    }

    private static @Nullable String orAbsent(String word) {
        return word.isEmpty() ? null : word;
    }
}
