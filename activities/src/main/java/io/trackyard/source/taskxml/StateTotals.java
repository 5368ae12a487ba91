package io.trackyard.source.taskxml;

import io.trackyard.source.taskxml.Inventory.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Brings what a state file sums up into agreement with its tasks. */
final class StateTotals {
    private final StateDocument state;
    private final Inventory inventory;

    StateTotals(StateDocument state, Inventory inventory) {
        this.state = state;
        this.inventory = inventory;
    }

    void sumUp() {
        inventory.layers().forEach(this::layer);
        long completed = count(inventory.entries(), this::isCompleted);
        long failed = count(inventory.entries(), entry -> status(entry).equals("failed"));
        long abandoned = count(inventory.entries(), entry -> status(entry).equals("abandoned"));
        int total = inventory.entries().size();
        if (completed == total) {
            state.set("completed", "status");
            state.setDefault(state.at("updated_at").word(), "completed_at");
            if (state.at("context_update", "status").word().equals("pending")) {
                state.set("skipped", "context_update", "status"); // a PROJECT.md is nothing a run keeps
            }
        } else {
            state.set(null, "completed_at");
        }
        metric(total, "tasks_total", "total_tasks");
        metric(completed, "tasks_completed", "completed_tasks");
        metric(failed, "tasks_failed", "failed_tasks");
        metric(abandoned, "tasks_abandoned", "abandoned_tasks");
        metric(total - completed - abandoned, "tasks_remaining", "remaining_tasks");
        metric(attempts(), "total_attempts", "total_attempts");
        metric(retries(), "total_retries", "total_retries");
        metric(elapsed(), "elapsed_seconds", "elapsed_time_seconds");
    }

    /** Whether all of a layer is done. */
    boolean isDone(String layer) {
        List<Entry> tasks = inventory.of(layer);
        return !tasks.isEmpty() && tasks.stream().allMatch(this::isCompleted);
    }

    private void layer(String name) {
        List<Entry> tasks = inventory.of(name);
        if (!state.at("layers", name).isObject()) {
            state.set(StateSkeleton.layer(tasks.size()), "layers", name);
        }
        state.set(tasks.size(), "layers", name, "tasks_total");
        state.set(count(tasks, this::isCompleted), "layers", name, "tasks_completed");
        state.set(
                count(tasks, entry -> List.of("failed", "abandoned").contains(status(entry))),
                "layers",
                name,
                "tasks_failed");
        if (isDone(name)) {
            state.set("completed", "layers", name, "status");
            state.setDefault(state.at("updated_at").word(), "layers", name, "completed_at");
        }
    }

    /** There are two spellings; a file keeps its own. */
    private void metric(long value, String name, String otherName) {
        boolean other = state.has("metrics", otherName) && !state.has("metrics", name);
        boolean otherFile = state.has("metrics", "total_tasks") && !state.has("metrics", "tasks_total");
        if (other || !otherFile) {
            state.set(value, "metrics", other ? otherName : name);
        }
    }

    private long attempts() {
        return inventory.entries().stream().mapToLong(this::attempts).sum();
    }

    private long retries() {
        return inventory.entries().stream()
                .mapToLong(entry -> Math.max(0, attempts(entry) - 1))
                .sum();
    }

    private int attempts(Entry entry) {
        return state.at("tasks", entry.id().text(), "attempts").count();
    }

    /** These files are written with the offset and without, and to any fraction of a second. */
    private long elapsed() {
        try {
            Instant began = Instant.parse(state.at("started_at").word());
            Instant now = Instant.parse(state.at("updated_at").word());
            return Math.max(0, Duration.between(began, now).toSeconds());
        } catch (DateTimeException unreadable) {
            return state.at("metrics")
                    .first("elapsed_seconds", "elapsed_time_seconds")
                    .count();
        }
    }

    private boolean isCompleted(Entry entry) {
        return status(entry).equals("completed")
                || state.at("completed").words().contains(entry.id().text());
    }

    private String status(Entry entry) {
        return state.at("tasks", entry.id().text(), "status").word();
    }

    private static long count(List<Entry> tasks, Predicate<Entry> which) {
        return tasks.stream().filter(which).count();
    }
}
