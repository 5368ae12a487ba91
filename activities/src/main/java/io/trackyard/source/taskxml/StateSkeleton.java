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
     * @param began when the first task was begun
     */
    static String of(TasksFiles files, String began, Terms terms) {
        Inventory inventory = files.inventory();
        StateDocument state = new StateDocument("{\n}\n");
        state.set(ExecuteState.SCHEMA, "schema_version");
        state.set(files.slug(), "prd_slug");
        state.set(".", "project_path");
        state.set("../.worktrees", "worktree_dir");
        state.set(files.directory().root().name(), "tasks_path");
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

    private static Map<String, @Nullable Object> options(Terms terms) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        options.put("max_parallel", terms.batch());
        options.putAll(StateParts.nulls("layer_filter", "task_filter"));
        options.put("commit_prefix", "");
        List.of("no_commits", "verbose", "quiet").forEach(option -> options.put(option, false));
        return options;
    }

    private static Map<String, @Nullable Object> layers(Inventory inventory) {
        Map<String, @Nullable Object> layers = new LinkedHashMap<>();
        inventory
                .layers()
                .forEach(name ->
                        layers.put(name, StateParts.layer(inventory.of(name).size())));
        return layers;
    }

    private static Map<String, @Nullable Object> tasks(Inventory inventory) {
        Map<String, @Nullable Object> tasks = new LinkedHashMap<>();
        inventory.entries().stream().map(Entry::id).forEach(id -> tasks.put(id.text(), StateParts.task()));
        return tasks;
    }

    private static Map<String, @Nullable Object> contextUpdate() {
        Map<String, @Nullable Object> update = new LinkedHashMap<>();
        update.put("status", "pending");
        update.putAll(StateParts.nulls("project_md_path"));
        List.of("features_added", "endpoints_added", "models_added").forEach(list -> update.put(list, List.of()));
        update.putAll(StateParts.nulls("commit_hash"));
        return update;
    }
}
