package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.plan.TaskId;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.Inventory.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Enters news of tasks into a state file. What a run has entered for a task stands in the task's {@code trackyard}: the
 * run, the kind and the moment of the last news, and how many attempts others had used before. By it news that comes
 * again, or late, is known and changes nothing.
 */
final class StateChange {
    private static final String OURS = "trackyard";

    private final StateDocument state;
    private final Map<TaskId, Batch> batches;
    private final Inventory inventory;
    private final String run;
    private final TaskErrors errors;
    private final int limit;

    /** {@code limit}: how many attempts a task has. */
    StateChange(
            StateDocument state,
            Inventory inventory,
            Map<TaskId, Batch> batches,
            String run,
            TaskErrors errors,
            int limit) {
        this.state = state;
        this.inventory = inventory;
        this.batches = batches;
        this.run = run;
        this.errors = errors;
        this.limit = limit;
    }

    /** Enters one piece of news about a task of this directory; returns false, and enters nothing, where it came before. */
    boolean enter(TaskNews news) {
        String id = news.task();
        if (isKnown(news)) {
            return false;
        }
        StateSkeleton.task().forEach((key, value) -> {
            if (!state.has("tasks", id, key)) {
                state.set(value, "tasks", id, key);
            }
        });
        remember(news);
        switch (news.kind()) {
            case CLAIMED -> claimed(news);
            case INTEGRATED -> integrated(news);
            case ABANDONED -> abandoned(news);
            case RELEASED -> released(news);
            case SKIPPED -> {
                // it is pending as before
            }
        }
        if (moment(news).compareTo(state.at("updated_at").word()) > 0) {
            state.set(moment(news), "updated_at");
        }
        return true;
    }

    private boolean isKnown(TaskNews news) {
        String id = news.task();
        boolean completed = state.at("tasks", id, "status").word().equals("completed")
                || state.at("completed").words().contains(id);
        JsonValue last = state.at("tasks", id, OURS);
        long at = last.get("at").word().matches("[0-9]{1,18}")
                ? Long.parseLong(last.get("at").word())
                : 0;
        boolean repeated = at == news.at()
                && last.get("run").word().equals(run)
                && last.get("news").word().equals(word(news.kind()));
        return completed || news.at() < at || repeated;
    }

    private void remember(TaskNews news) {
        String id = news.task();
        boolean ours = state.at("tasks", id, OURS, "run").word().equals(run);
        int before = ours ? state.at("tasks", id, OURS, "attempts_before").count() : usedBefore(TaskId.of(id));
        state.set(run, "tasks", id, OURS, "run");
        state.set(word(news.kind()), "tasks", id, OURS, "news");
        state.set(news.at(), "tasks", id, OURS, "at");
        state.set(before, "tasks", id, OURS, "attempts_before");
    }

    /** One that was given up and is claimed all the same was given a fresh start by a person. */
    private int usedBefore(TaskId id) {
        ExecuteState standing = new ExecuteState(state.at());
        int failures = standing.failures(id);
        return standing.isAbandoned(id) || failures >= limit ? 0 : failures;
    }

    private void claimed(TaskNews news) {
        String id = news.task();
        Batch batch = batches.get(TaskId.of(id));
        state.set("in_progress", "tasks", id, "status");
        state.set(before(id) + 1, "tasks", id, "attempts");
        state.setDefault(moment(news), "tasks", id, "started_at");
        state.exclude(id, "failed", "abandoned");
        state.set("in_progress", "layers", batch.layer(), "status");
        state.setDefault(moment(news), "layers", batch.layer(), "started_at");
        state.set("in_progress", "status");
        state.set(batch.layer(), "current_layer");
        state.set(batch.number(), "current_batch");
    }

    private void integrated(TaskNews news) {
        String id = news.task();
        int attempt = before(id) + Math.max(1, news.attempts());
        state.set("completed", "tasks", id, "status");
        state.set(attempt, "tasks", id, "attempts");
        state.set(moment(news), "tasks", id, "completed_at");
        state.set(moment(news), "tasks", id, "merged_at");
        state.set(null, "tasks", id, "worktree_path");
        state.set(null, "tasks", id, "branch");
        state.add(commit(news, attempt), "tasks", id, "commits");
        state.include(id, "completed");
        state.exclude(id, "failed", "abandoned");
        queueMerged(news);
    }

    private Map<String, Object> commit(TaskNews news, int attempt) {
        String title = inventory.entries().stream()
                .filter(entry -> entry.id().text().equals(news.task()))
                .map(Entry::task)
                .map(PlannedTask::title)
                .findFirst()
                .orElse("");
        Map<String, Object> commit = new LinkedHashMap<>();
        commit.put("hash", news.commit());
        commit.put("type", attempt == 1 ? "implementation" : "fix");
        commit.put("attempt", attempt);
        commit.put("message", "[%s] %s".formatted(news.task(), title).strip());
        return commit;
    }

    private void queueMerged(TaskNews news) {
        boolean queued = state.at("merge_queue").items().stream()
                .anyMatch(item -> item.get("task_id").word().equals(news.task()));
        if (queued) {
            state.setIn("merge_queue", "task_id", news.task(), "status", "merged");
            return;
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("task_id", news.task());
        item.put("priority", state.at("merge_queue").items().size() + 1);
        item.put("status", "merged");
        item.put("merged_at", moment(news));
        state.add(item, "merge_queue");
    }

    private void abandoned(TaskNews news) {
        String id = news.task();
        int attempts = before(id) + Math.max(1, news.attempts());
        state.set("abandoned", "tasks", id, "status");
        state.set(attempts, "tasks", id, "attempts");
        state.add(errors.of(news, attempts, moment(news)), "tasks", id, "errors");
        state.include(id, "abandoned");
        state.exclude(id, "failed");
        state.set("blocked", "layers", batches.get(TaskId.of(id)).layer(), "status");
        state.set("stopped", "status");
    }

    private void released(TaskNews news) {
        String id = news.task();
        if (!state.at("tasks", id, "status").word().equals("in_progress")) {
            return;
        }
        int attempts = before(id) + news.attempts();
        state.set(attempts == 0 ? "pending" : "failed", "tasks", id, "status");
        state.set(attempts, "tasks", id, "attempts");
        if (attempts > 0) {
            state.include(id, "failed");
        }
        state.set("stopped", "status");
    }

    private int before(String id) {
        return state.at("tasks", id, OURS, "attempts_before").count();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** To the second, as these files have it. */
    static String moment(TaskNews news) {
        return Instant.ofEpochMilli(news.at()).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
