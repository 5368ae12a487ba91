package io.trackyard.source.taskxml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.EarlierWork;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.TaskList;
import io.trackyard.plan.Tried;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.RetryFeedback;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import io.trackyard.source.text.Waiter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which tasks of a directory are open, which are held and why, and makes the open ones. */
final class TasksReading {
    /** The programs that write this form take no more. */
    private static final int LARGEST_BATCH = 10;

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final TasksFiles files;
    private final Waiter waiter;
    private final Terms terms;
    private final @Nullable String only;
    private final @Nullable BatchCall call;
    private final KnownTasks known;
    private final Map<TaskId, Batch> batches;
    private final Set<TaskId> settled;
    private final List<Task> tasks = new ArrayList<>();
    private final List<HeldTask> held = new ArrayList<>();
    private final List<Problem> faults;

    /**
     * @param only the layer that is asked for; absent for all
     * @param call the batch that is asked for; absent for all
     */
    TasksReading(
            TasksFiles files,
            Waiter waiter,
            Terms terms,
            @Nullable String only,
            @Nullable BatchCall call,
            KnownTasks known) {
        this.files = files;
        this.waiter = waiter;
        this.terms = terms;
        this.only = only;
        this.call = call;
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
        if (call != null) {
            return batch(call);
        }
        Optional<String> barrier = Optional.empty();
        for (String layer : files.inventory().layers()) {
            Optional<String> next = layer(layer, barrier);
            barrier = barrier.or(() -> only == null ? next : Optional.empty());
        }
        return new SourceContent(new TaskList(tasks, held, settled), faults);
    }

    /** Whoever asks for a batch keeps to the order of layers; what a task needs must be merged all the same. */
    private SourceContent batch(BatchCall batch) {
        Map<TaskId, Entry> entries = new LinkedHashMap<>();
        files.inventory().entries().forEach(entry -> entries.put(entry.id(), entry));
        for (TaskId id : batch.tasks()) {
            Entry entry = entries.get(id);
            if (entry == null) {
                faults.add(BatchProblems.unknown(id, batch.layer(), files.inventory()));
            } else if (isOpen(id)) {
                member(entry, batch);
            }
        }
        return new SourceContent(new TaskList(tasks, held, settled), faults);
    }

    private void member(Entry entry, BatchCall batch) {
        List<TaskId> missing = entry.task().needs().stream()
                .filter(need -> !settled.contains(need) && !(batch.tasks().contains(need) && isOpen(need)))
                .toList();
        Optional<String> reason = holdReason(entry);
        if (!missing.isEmpty()) {
            faults.add(BatchProblems.unmerged(entry, missing));
        } else if (reason.isPresent()) {
            faults.add(BatchProblems.held(entry, reason.get()));
        } else {
            int failures = files.state().failures(entry.id());
            tasks.add(task(entry)
                    .draft()
                    .group(new BarrierGroup(1, "layer %s, batch %d".formatted(batch.layer(), batch.number())))
                    .limits(new TaskLimits(1, null, null, failures == 0 ? null : tried(entry.id(), failures)))
                    .build());
        }
    }

    /** One that is verified waits to be merged by whoever asks. */
    private boolean isOpen(TaskId id) {
        return !settled.contains(id) && !files.state().isVerified(id);
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
        if (only != null && !only.equals(entry.task().layer())) {
            return Optional.of(
                    "in layer %s, and %s was asked for".formatted(entry.task().layer(), only));
        }
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
        Optional<EarlierWork> earlier = files.state().earlier(entry.id());
        return task.draft()
                .prompt(task.prompt() + earlier.map(TasksReading::begun).orElse("") + feedback(entry.id()))
                .earlier(earlier.orElse(null))
                .group(batches.get(entry.id()).group())
                .limits(
                        failures == 0 || isTaken(entry.id())
                                ? TaskLimits.OF_THE_RUN
                                : new TaskLimits(terms.attempts() - failures, null, null, tried(entry.id(), failures)))
                .build();
    }

    private Tried tried(TaskId id, int failures) {
        return files.state()
                .retry(id)
                .map(RetryFeedback::previous)
                .map(last -> new Tried(failures, last.step(), last.error()))
                .orElseGet(() -> Tried.times(failures));
    }

    private static String begun(EarlierWork earlier) {
        return """

                ## What was begun before

                This task was begun on the branch %s. What was there of it lies in your tree, merged with what came in \
                since; where both changed the same lines git has marked it. What of it is good shall stay part of your work.
                """.formatted(earlier.branch());
    }

    private String feedback(TaskId id) {
        List<String> lines = files.state().feedback(id);
        String before = lines.isEmpty() ? "" : "\n## What failed before\n\n- " + String.join("\n- ", lines) + "\n";
        return before + files.state().retry(id).map(TasksReading::document).orElse("");
    }

    private static String document(RetryFeedback feedback) {
        try {
            return "\n```json\n" + JSON.writeValueAsString(feedback) + "\n```\n";
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a record of texts is always written", never);
        }
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
