package io.trackyard.source.taskxml;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.TaskList;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import io.trackyard.source.text.Waiter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which tasks of a directory are open, which are held and why, and makes the open ones. */
final class TasksReading {
    /** The programs that write this form take no more. */
    private static final int LARGEST_BATCH = 10;

    private final TasksFiles files;
    private final Waiter waiter;
    private final Terms terms;
    private final KnownTasks known;
    private final Map<TaskId, Batch> batches;
    private final Set<TaskId> settled;
    private final List<Task> tasks = new ArrayList<>();
    private final List<HeldTask> held = new ArrayList<>();
    private final List<Problem> faults;

    TasksReading(TasksFiles files, Waiter waiter, Terms terms, KnownTasks known) {
        this.files = files;
        this.waiter = waiter;
        this.terms = terms;
        this.known = known;
        this.batches = Batches.of(files.inventory(), terms.batch());
        this.settled = new LinkedHashSet<>(files.inventory().joined());
        this.faults = new ArrayList<>(files.faults());
    }

    SourceContent content() {
        refuseLargeBatches();
        settled.addAll(known.integrated());
        files.inventory().entries().stream()
                .map(Entry::id)
                .filter(files.state()::isCompleted)
                .forEach(settled::add);
        Optional<String> barrier = Optional.empty();
        for (String layer : files.inventory().layers()) {
            Optional<String> next = layer(layer, barrier);
            barrier = barrier.or(() -> next);
        }
        return new SourceContent(new TaskList(tasks, held, settled), faults);
    }

    /** Takes a layer; returns why the layers after it must wait, where they must. */
    private Optional<String> layer(String layer, Optional<String> barrier) {
        Optional<String> next = Optional.empty();
        for (Entry entry : files.inventory().of(layer)) {
            if (settled.contains(entry.id())) {
                continue;
            }
            Optional<String> own = holdReason(entry);
            Optional<String> reason = own.or(() -> barrier.filter(why -> !isTaken(entry.id())));
            if (reason.isEmpty()) {
                tasks.add(task(entry));
            } else {
                held.add(new HeldTask(entry.id(), titleOf(entry), reason.get()));
                next = next.or(
                        () -> Optional.of("waits for layer %s, of which %s is held".formatted(layer, entry.id())));
            }
        }
        return next;
    }

    private Optional<String> holdReason(Entry entry) {
        if (entry.file() == null) {
            return Optional.of("has no file %s-*.xml".formatted(entry.id()));
        }
        int failures = files.state().failures(entry.id());
        boolean abandoned = files.state().isAbandoned(entry.id());
        return isTaken(entry.id()) || (!abandoned && failures < terms.attempts())
                ? Optional.empty()
                : Optional.of("%s after %d attempts (--take %s to try again)"
                        .formatted(abandoned ? "abandoned" : "failed", failures, entry.id()));
    }

    /** One that a person takes starts afresh; any other has the attempts that were left to it. */
    private Task task(Entry entry) {
        Task task = files.task(entry, waiter, faults);
        int failures = files.state().failures(entry.id());
        return task.draft()
                .prompt(task.prompt() + feedback(entry.id()))
                .group(batches.get(entry.id()).group())
                .limits(
                        failures == 0 || isTaken(entry.id())
                                ? TaskLimits.OF_THE_RUN
                                : new TaskLimits(terms.attempts() - failures, null))
                .build();
    }

    private String feedback(TaskId id) {
        List<String> lines = files.state().feedback(id);
        return lines.isEmpty() ? "" : "\n## What failed before\n\n- " + String.join("\n- ", lines) + "\n";
    }

    private boolean isTaken(TaskId id) {
        return known.taken().contains(id);
    }

    private static String titleOf(Entry entry) {
        return entry.task().title().isEmpty() ? entry.id().text() : entry.task().title();
    }

    private void refuseLargeBatches() {
        if (terms.batch() > LARGEST_BATCH) {
            faults.add(Problem.of(Fault.USER, "batch-too-large")
                    .what("a batch of task XML has 1 to %d tasks, not %d", LARGEST_BATCH, terms.batch())
                    .remedy("choose --max-parallel %d or less".formatted(LARGEST_BATCH))
                    .build());
        }
    }
}
