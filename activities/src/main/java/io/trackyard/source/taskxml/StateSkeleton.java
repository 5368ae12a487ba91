package io.trackyard.source.taskxml;

import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state file of a directory on which nobody has worked yet, with all its layers and tasks pending. */
final class StateSkeleton {
    private StateSkeleton() {}

    /**
     * The document. Its paths lead from the repository's root, so that it says the same in every clone.
     *
     * @param slug what the plan is for
     * @param place the directory, relative to the repository
     * @param began when the first task was begun
     */
    static String of(Inventory inventory, String slug, String place, String began, Terms terms) {
        StateDocument state = new StateDocument("{\n}\n");
        state.set(ExecuteState.SCHEMA, "schema_version");
        state.set(slug, "prd_slug");
        state.set(".", "project_path");
        state.set("../.worktrees", "worktree_dir");
        state.set(place, "tasks_path");
        state.set(began, "started_at");
        state.set(began, "updated_at");
        state.set(null, "completed_at");
        state.set("initializing", "status");
        state.set(null, "current_layer");
        state.set(null, "current_batch");
        state.set(options(terms), "options");
        state.set(layers(inventory), "layers");
        state.set(tasks(inventory), "tasks");
        state.set(Map.of(), "worktrees");
        for (String list : List.of("merge_queue", "completed", "failed", "abandoned")) {
            state.set(List.of(), list);
        }
        state.set(Map.of(), "metrics");
        state.set(contextUpdate(), "context_update");
        return state.text();
    }

    /** A task that nobody has begun. */
    static Map<String, @Nullable Object> task() {
        Map<String, @Nullable Object> task =
                nulls("worktree_path", "branch", "started_at", "completed_at", "merged_at");
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("status", "pending");
        all.put("attempts", 0);
        all.putAll(task);
        List.of("commits", "errors", "retry_feedback").forEach(list -> all.put(list, List.of()));
        return all;
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

    private static Map<String, @Nullable Object> options(Terms terms) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("max_parallel", terms.batch());
        options.putAll(nulls("layer_filter", "task_filter"));
        options.put("commit_prefix", "");
        List.of("no_commits", "verbose", "quiet").forEach(option -> options.put(option, false));
        return options;
    }

    private static Map<String, @Nullable Object> layers(Inventory inventory) {
        Map<String, @Nullable Object> layers = new LinkedHashMap<>();
        inventory
                .layers()
                .forEach(name -> layers.put(name, layer(inventory.of(name).size())));
        return layers;
    }

    private static Map<String, @Nullable Object> tasks(Inventory inventory) {
        Map<String, @Nullable Object> tasks = new LinkedHashMap<>();
        inventory.entries().stream().map(Entry::id).forEach(id -> tasks.put(id.text(), task()));
        return tasks;
    }

    private static Map<String, @Nullable Object> contextUpdate() {
        Map<String, @Nullable Object> update = new LinkedHashMap<>();
        update.put("status", "pending");
        update.putAll(nulls("project_md_path"));
        List.of("features_added", "endpoints_added", "models_added").forEach(list -> update.put(list, List.of()));
        update.putAll(nulls("commit_hash"));
        return update;
    }

    private static Map<String, @Nullable Object> nulls(String... names) {
        Map<String, @Nullable Object> nulls = new LinkedHashMap<>();
        for (String name : names) {
            nulls.put(name, null);
        }
        return nulls;
    }
}
