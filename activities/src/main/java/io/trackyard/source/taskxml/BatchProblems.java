package io.trackyard.source.taskxml;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.taskxml.Inventory.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Why a batch cannot be carried out as it was asked for. */
final class BatchProblems {
    private BatchProblems() {}

    static Problem unknown(TaskId id, String layer, Inventory inventory) {
        List<Entry> ofLayer = inventory.of(layer);
        List<Entry> listed = ofLayer.isEmpty() ? inventory.entries() : ofLayer;
        return Problem.of(Fault.USER, "unknown-task")
                .what("--task-ids %s: no task has this id", id)
                .why(
                        "%s: %s",
                        ofLayer.isEmpty() ? "the tasks are" : "the tasks of layer " + layer + " are",
                        listed.stream().map(entry -> entry.id().text()).collect(Collectors.joining(", ")))
                .task(id.text())
                .build();
    }

    static Problem unmerged(Entry entry, List<TaskId> missing) {
        String needs = missing.stream().map(TaskId::text).collect(Collectors.joining(", "));
        return Problem.of(Fault.USER, "open-needs")
                .what("%s needs %s, which %s not merged yet", entry.id(), needs, missing.size() == 1 ? "is" : "are")
                .task(entry.id().text())
                .remedy("merge what is ready, or take %s into the batch".formatted(needs))
                .build();
    }

    static Problem held(Entry entry, String reason) {
        return Problem.of(Fault.USER, "held-task")
                .what("%s cannot be carried out: %s", entry.id(), reason)
                .task(entry.id().text())
                .build();
    }
}
