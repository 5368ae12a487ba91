package io.trackyard.source.taskxml;

import io.trackyard.plan.Task;
import io.trackyard.problem.Problem;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.JsonValue;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What lies in a directory of tasks, read once. The task files themselves are read one by one, when they are asked for.
 *
 * @param stateFile what other runs, and other programs, have left of the tasks
 * @param slug what the tasks are for
 * @param faults what is wrong with the documents
 */
record TasksFiles(
        TasksDirectory directory, Inventory inventory, JsonFile stateFile, String slug, List<Problem> faults) {

    /** @throws io.trackyard.problem.ProblemException where a document is no text */
    static TasksFiles read(TasksDirectory directory, Waiter waiter) {
        JsonFile planFile = directory.json(TasksDirectory.PLAN, waiter);
        JsonFile manifestFile = directory.json(TasksDirectory.MANIFEST, waiter);
        JsonFile stateFile = directory.json(TasksDirectory.STATE, waiter);
        PlannedTasks plan = PlannedTasks.of(planFile);
        PlannedTasks manifest = PlannedTasks.of(manifestFile);
        Inventory inventory = Inventory.of(directory, plan, manifest);
        Faults stateFaults = new Faults(stateFile.file().name());
        new ExecuteState(stateFile.value()).check(stateFaults);
        List<Problem> faults = new ArrayList<>(plan.faults());
        faults.addAll(manifest.faults());
        faults.addAll(stateFile.faults());
        faults.addAll(stateFaults.all());
        faults.addAll(inventory.faults());
        return new TasksFiles(
                directory, inventory, stateFile, slug(manifestFile.value(), directory), List.copyOf(faults));
    }

    private static String slug(JsonValue manifest, TasksDirectory directory) {
        JsonValue said = manifest.get("prd").get("slug");
        String slug = said.word().isEmpty() ? manifest.get("prd_slug").word() : said.word();
        return slug.isEmpty()
                ? String.valueOf(directory.root().path().toAbsolutePath().getFileName())
                : slug;
    }

    ExecuteState state() {
        return new ExecuteState(stateFile.value());
    }

    /** Reads the file of a task that has one. */
    Task task(Entry entry, Waiter waiter, List<Problem> found) {
        Path path = Objects.requireNonNull(entry.file());
        SourceFile file = directory.file(path);
        Faults faultsOfFile = new Faults(file.name());
        String text = new WholeText(waiter).of(file, content -> content.contains("</task>"));
        Task task = new TaskDocument(entry.task(), faultsOfFile).task(text);
        found.addAll(faultsOfFile.all());
        return task;
    }
}
