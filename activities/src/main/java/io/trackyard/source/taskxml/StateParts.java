package io.trackyard.source.taskxml;

import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.LeftWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a state file is made of, each part with its keys in the order in which these files have them. */
final class StateParts {
    private StateParts() {}

    /** A task that nobody has begun. */
    static Map<String, @Nullable Object> task() {
        Map<String, @Nullable Object> task = new LinkedHashMap<>();
        task.put("status", "pending");
        task.put("attempts", 0);
        task.putAll(nulls("worktree_path", "branch", "started_at", "completed_at", "merged_at"));
        List.of("commits", "errors", "retry_feedback").forEach(list -> task.put(list, List.of()));
        return task;
    }

    /** A layer that nobody has begun. */
    static Map<String, @Nullable Object> layer(int tasks) {
        Map<String, @Nullable Object> layer = new LinkedHashMap<>();
        layer.put("status", "pending");
        layer.putAll(nulls("started_at", "completed_at"));
        layer.put("tasks_total", tasks);
        layer.put("tasks_completed", 0);
        layer.put("tasks_failed", 0);
        return layer;
    }

    static Map<String, @Nullable Object> commit(String hash, int attempt, String task, String title) {
        Map<String, @Nullable Object> commit = new LinkedHashMap<>();
        commit.put("hash", hash);
        commit.put("type", attempt == 1 ? "implementation" : "fix");
        commit.put("attempt", attempt);
        commit.put("message", "[%s] %s".formatted(task, title).strip());
        return commit;
    }

    static Map<String, @Nullable Object> error(FailedAttempt failed) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("attempt", failed.attempt());
        error.put("type", failed.type().word());
        error.put("step", failed.step());
        error.put("message", failed.message());
        error.put("timestamp", StateStore.moment(failed.at()));
        return error;
    }

    /** {@code attempt}: the one that it is meant for. */
    static Map<String, @Nullable Object> advice(String feedback, int attempt) {
        Map<String, @Nullable Object> advice = new LinkedHashMap<>();
        advice.put("attempt", attempt);
        advice.put("feedback", feedback);
        return advice;
    }

    /** {@code said}: {@code verified_at} or {@code merged_at}, with its value. */
    static Map<String, @Nullable Object> queued(String task, int priority, String status, Map<String, String> said) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("task_id", task);
        item.put("priority", priority);
        item.put("status", status);
        item.putAll(said);
        return item;
    }

    static Map<String, @Nullable Object> worktree(String task, LeftWork place, String moment) {
        Map<String, @Nullable Object> worktree = new LinkedHashMap<>();
        worktree.put("task_id", task);
        worktree.put("path", place.path());
        worktree.put("branch", place.branch());
        worktree.put("created_at", moment);
        worktree.put("status", "active");
        return worktree;
    }

    static Map<String, @Nullable Object> nulls(String... names) {
        Map<String, @Nullable Object> nulls = new LinkedHashMap<>();
        for (String name : names) {
            nulls.put(name, null);
        }
        return nulls;
    }
}
