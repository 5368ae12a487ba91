package io.trackyard.source.queue;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.plan.TaskList.Need;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.queue.ItemText.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes tasks of a queue's items. */
final class QueueReading {
    private final QueueItems items;
    private final Path repository;
    private final KnownTasks known;
    private final Map<String, TaskId> ids = new HashMap<>();
    private final Map<TaskId, Set<TaskId>> needs = new LinkedHashMap<>();
    private final Map<Need, Position> places = new LinkedHashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    QueueReading(QueueItems items, Path repository, KnownTasks known) {
        this.items = items;
        this.repository = repository;
        this.known = known;
        items.all().forEach(item -> ids.putIfAbsent(item.name().key(), item.id()));
    }

    SourceContent content() {
        List<Problem> faults = new ArrayList<>(items.faults());
        faults.addAll(twice());
        items.texts().forEach((item, text) -> faults.addAll(unreadable(item, text)));
        items.texts().forEach(this::link);
        new BothEnds(items, ids).warnings().forEach(warnings::add);

        List<Task> tasks = new ArrayList<>();
        List<HeldTask> held = new ArrayList<>();
        Set<TaskId> settled = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (QueueItem item : items.all()) {
            ItemText text = items.texts().get(item);
            if (!seen.add(item.name().key())) {
                continue; // it is a fault, or done like the one before
            }
            if (text == null) {
                settled.add(item.id());
            } else if (isIntegrated(item)) {
                settled.add(item.id());
                warnings.add(integrated(item));
            } else {
                holdReason(item, text)
                        .ifPresentOrElse(
                                reason -> held.add(new HeldTask(item.id(), title(item, text), reason)),
                                () -> tasks.add(task(item, text)));
            }
        }
        items.misnamed().forEach(name -> warnings.add(misnamed(name)));
        items.noFiles().forEach(name -> warnings.add(noFile(name)));
        return new SourceContent(new TaskList(tasks, held, settled, places), faults, warnings);
    }

    /** Both fields say the same from either end; what one of them leaves out, the other may say. */
    private void link(QueueItem item, ItemText text) {
        for (Reference reference : text.blockedBy()) {
            TaskId need = ids.getOrDefault(ItemName.keyOf(reference.number()), TaskId.of(reference.number()));
            need(item.id(), need, item.position(reference.line()));
        }
        for (Reference reference : text.blocks()) {
            TaskId dependant = ids.get(ItemName.keyOf(reference.number()));
            if (dependant == null) {
                warnings.add(blocksNothing(item, reference));
            } else {
                need(dependant, item.id(), item.position(reference.line()));
            }
        }
    }

    private void need(TaskId task, TaskId on, Position place) {
        needs.computeIfAbsent(task, first -> new LinkedHashSet<>()).add(on);
        places.putIfAbsent(new Need(task, on), place);
    }

    private Task task(QueueItem item, ItemText text) {
        return Task.draft(item.id())
                .title(title(item, text))
                .prompt(text.prompt().isEmpty() ? title(item, text) : text.prompt())
                .priority(text.priority())
                .needs(List.copyOf(needs.getOrDefault(item.id(), Set.of())))
                .scope(NamedFiles.in(text.prompt(), repository))
                .position(item.position(1))
                .build();
    }

    private static String title(QueueItem item, ItemText text) {
        return text.title().orElse(item.name().words());
    }

    private boolean isIntegrated(QueueItem item) {
        return known.integrated().contains(item.id()) && !known.taken().contains(item.id());
    }

    private Optional<String> holdReason(QueueItem item, ItemText text) {
        if (known.taken().contains(item.id())) {
            return Optional.empty();
        }
        return switch (item.name().state()) {
            case PENDING, COMPLETED -> Optional.empty();
            case IN_PROGRESS -> Optional.of("in progress (--take " + item.id() + " to run it all the same)");
            case BLOCKED ->
                Optional.of("blocked"
                        + text.reason().map(reason -> ": " + reason).orElse("")
                        + " (--retry-blocked, or --take " + item.id() + ", to run it all the same)");
        };
    }

    /** Completed items may share a number: a need on it is met by all of them. */
    private List<Problem> twice() {
        Map<String, QueueItem> first = new HashMap<>();
        List<Problem> faults = new ArrayList<>();
        for (QueueItem item : items.all()) {
            QueueItem other = first.putIfAbsent(item.name().key(), item);
            if (other != null && !(isCompleted(item) && isCompleted(other))) {
                faults.add(sameNumber(item, other));
            }
        }
        return faults;
    }

    private static List<Problem> unreadable(QueueItem item, ItemText text) {
        return text.unreadable().stream()
                .map(word -> PlanFaults.unreadable(
                        item.file().name(),
                        word.line(),
                        "\"%s\" is no number of an item; write each of them: 001, 002".formatted(word.value())))
                .toList();
    }

    private static Problem sameNumber(QueueItem item, QueueItem other) {
        return Problem.of(Fault.USER, "duplicate-id")
                .what(
                        "two items have the number %s: %s and %s",
                        item.name().key(), other.name().file(), item.name().file())
                .task(item.id().text())
                .at(item.file().name(), 1)
                .remedy("rename one of them to a number that is free")
                .build();
    }

    private static boolean isCompleted(QueueItem item) {
        return item.name().state() == ItemState.COMPLETED;
    }

    private static Problem integrated(QueueItem item) {
        return Problem.of(Fault.USER, "integrated-item")
                .what("item %s is left out: a commit of task %s is in the branch already", item.id(), item.id())
                .at(item.file().name(), null)
                .remedy("--take " + item.id(), "where it is new work under an old number")
                .build();
    }

    private static Problem blocksNothing(QueueItem item, Reference reference) {
        return Problem.of(Fault.USER, "blocks-nothing")
                .what("item %s blocks %s, which is no item", item.id(), reference.number())
                .at(item.file().name(), reference.line())
                .remedy("take it out of Blocks there, or write the item")
                .build();
    }

    private Problem misnamed(String name) {
        return Problem.of(Fault.USER, "misnamed-item")
                .what("%s is left out: its name has no status", name)
                .why("items are named NNN-STATUS-name.md, with pending, in_progress, completed or blocked")
                .at(items.directory().file().name() + "/" + name, null)
                .build();
    }

    private Problem noFile(String name) {
        return Problem.of(Fault.USER, "misnamed-item")
                .what("%s is left out: it is no file that can be read", name)
                .at(items.directory().file().name() + "/" + name, null)
                .remedy("make it a file, or give it a name that is none of an item")
                .build();
    }
}
