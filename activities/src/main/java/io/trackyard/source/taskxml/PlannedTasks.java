package io.trackyard.source.taskxml;

import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.JsonValue;
import io.trackyard.source.text.JsonValue.Kind;
import io.trackyard.source.text.JsonValue.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that a {@code layer_plan.json} or a {@code manifest.json} names. Both were written in more than one shape;
 * layers are a list of objects or an object of them, a task is an object or its bare id, and what it needs stands beside
 * it, in its layer or in one graph for all: what any place names counts.
 *
 * @param layers the names of the layers, in order
 * @param tasks in order, each id once
 */
record PlannedTasks(List<String> layers, Map<TaskId, PlannedTask> tasks, List<Problem> faults) {

    /** Reads either document; of one that is not there nothing is planned. */
    static PlannedTasks of(JsonFile document) {
        Reading reading = new Reading(new Faults(document.file().name()));
        reading.layers(document.value().get("layers"));
        reading.tasks("", document.value().first("task_inventory", "tasks"));
        reading.needs(document.value().get("dependency_graph"));
        List<Problem> faults = new ArrayList<>(document.faults());
        faults.addAll(reading.faults.all());
        return new PlannedTasks(List.copyOf(reading.layers), reading.withNeeds(), faults);
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** One document being read. */
    private static final class Reading {
        private final Faults faults;
        private final Set<String> layers = new LinkedHashSet<>();
        private final Map<TaskId, PlannedTask> tasks = new LinkedHashMap<>();
        private final Map<TaskId, List<TaskId>> needs = new LinkedHashMap<>();

        Reading(Faults faults) {
            this.faults = faults;
        }

        void layers(JsonValue value) {
            value.items()
                    .forEach(layer ->
                            layer(layer.isObject() ? layer.first("id", "name").word() : layer.word(), layer));
            value.members().forEach(layer -> layer(layer.name(), layer.value()));
        }

        private void layer(String name, JsonValue layer) {
            if (!name.isEmpty()) {
                layers.add(name);
            }
            tasks(name, layer.kind() == Kind.LIST ? layer : layer.get("tasks"));
            needs(layer.get("dependencies"));
        }

        void tasks(String layer, JsonValue list) {
            list.items().forEach(task -> task(layer, task));
        }

        private void task(String layer, JsonValue task) {
            String id = task.isObject() ? task.first("id", "task_id").word() : task.word();
            if (!isId(id)) {
                faults.add(task.line(), "a task has an id of 1 to %d characters", TaskId.LONGEST);
                return;
            }
            String named = task.get("layer").word();
            Position position = faults.at(task.line());
            PlannedTask planned = new PlannedTask(
                    TaskId.of(id),
                    named.isEmpty() ? layer : named,
                    task.first("name", "title").word(),
                    task.get("file").word(),
                    ids(task.first("depends_on", "dependencies")),
                    task.get("files").words(),
                    position);
            if (!planned.layer().isEmpty()) {
                layers.add(planned.layer());
            }
            PlannedTask first = tasks.putIfAbsent(planned.id(), planned);
            if (first != null) {
                faults.add(PlanFaults.duplicateId(planned.id(), position, first.position()));
            }
        }

        void needs(JsonValue graph) {
            for (Member member : graph.members()) {
                if (isId(member.name().strip())) {
                    needs.computeIfAbsent(TaskId.of(member.name().strip()), first -> new ArrayList<>())
                            .addAll(ids(member.value()));
                }
            }
        }

        Map<TaskId, PlannedTask> withNeeds() {
            Map<TaskId, PlannedTask> all = new LinkedHashMap<>();
            tasks.forEach((id, task) -> all.put(
                    id,
                    task.and(new PlannedTask(
                            id, "", "", "", needs.getOrDefault(id, List.of()), List.of(), task.position()))));
            return all;
        }

        private List<TaskId> ids(JsonValue list) {
            List<TaskId> ids = new ArrayList<>();
            for (String word : list.words()) {
                if (isId(word)) {
                    ids.add(TaskId.of(word));
                } else {
                    faults.add(list.line(), "an id has at most %d characters", TaskId.LONGEST);
                }
            }
            return ids;
        }

        private static boolean isId(String text) {
            return !text.isEmpty() && text.length() <= TaskId.LONGEST;
        }
    }
}
