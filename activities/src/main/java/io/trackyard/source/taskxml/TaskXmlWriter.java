package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.plan.Check;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.taskxml.Batches.Batch;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps {@code execute-state.json}, which is made where it is missing, and puts {@code .done} into the directory of a
 * layer whose tasks are all completed. Worktrees that the file names belong to whoever made them; their entries stay.
 */
final class TaskXmlWriter implements SourceWriter {
    private static final String DONE = ".done";

    private final TasksDirectory directory;
    private final Waiter waiter;
    private final InstantSource clock;
    private final Terms terms;

    TaskXmlWriter(TasksDirectory directory, Waiter waiter, InstantSource clock, Terms terms) {
        this.directory = directory;
        this.waiter = waiter;
        this.clock = clock;
        this.terms = terms;
    }

    /** None where the directory lies outside the repository: no commit could hold it. A mark that is there stays as it is. */
    @Override
    public List<String> paths() {
        Inventory inventory = TasksFiles.read(directory, waiter).inventory();
        return Stream.concat(
                        Stream.of(file(TasksDirectory.STATE)),
                        inventory.layers().stream()
                                .flatMap(layer -> doneFiles(inventory, layer))
                                .filter(mark -> !Files.exists(mark.path())))
                .map(SourceFile::name)
                .filter(name -> !Path.of(name).isAbsolute())
                .toList();
    }

    @Override
    public void write(String run, List<TaskNews> news) {
        StateLock lock = StateLock.take(file(StateLock.NAME), waiter, clock);
        try {
            TasksFiles files = TasksFiles.read(directory, waiter);
            refuseFaults(files.faults());
            Map<TaskId, Batch> batches = Batches.of(files.inventory(), terms.batch());
            List<TaskNews> ours = news.stream()
                    .filter(item -> batches.containsKey(TaskId.of(item.task())))
                    .toList();
            if (!ours.isEmpty()) {
                write(run, files, batches, ours);
            }
        } finally {
            lock.close();
        }
    }

    private void write(String run, TasksFiles files, Map<TaskId, Batch> batches, List<TaskNews> news) {
        String before = files.stateFile().text();
        StateDocument state = new StateDocument(before.isEmpty() ? skeleton(files, news) : before);
        TaskErrors errors = new TaskErrors(id -> checks(files, id));
        StateChange change = new StateChange(state, files.inventory(), batches, run, errors, terms.attempts());
        boolean changed = false;
        for (TaskNews item : news) {
            changed |= change.enter(item);
        }
        StateTotals totals = new StateTotals(state, files.inventory());
        if (changed) {
            totals.sumUp();
            StateFile.replace(file(TasksDirectory.STATE), state.text());
        }
        files.inventory().layers().stream()
                .filter(totals::isDone)
                .flatMap(layer -> doneFiles(files.inventory(), layer))
                .forEach(TaskXmlWriter::touch);
    }

    private String skeleton(TasksFiles files, List<TaskNews> news) {
        String began = StateChange.moment(news.get(0));
        return StateSkeleton.of(
                files.inventory(), files.slug(), directory.root().name(), began, terms);
    }

    private List<Check> checks(TasksFiles files, String id) {
        return files.inventory().entries().stream()
                .filter(entry -> entry.id().text().equals(id) && entry.file() != null)
                .map(entry -> files.task(entry, waiter, new ArrayList<>()).checks())
                .findFirst()
                .orElse(List.of());
    }

    /** None where the tasks of a layer lie apart, or at the top, since the mark would stand for others too. */
    private Stream<SourceFile> doneFiles(Inventory inventory, String layer) {
        List<Path> places = inventory.of(layer).stream()
                .map(Entry::file)
                .filter(Objects::nonNull)
                .map(Path::getParent)
                .distinct()
                .toList();
        return places.size() == 1 && !places.get(0).equals(directory.root().path())
                ? Stream.of(directory.file(places.get(0).resolve(DONE)))
                : Stream.empty();
    }

    private SourceFile file(String name) {
        return directory.file(directory.root().path().resolve(name));
    }

    private static void touch(SourceFile file) {
        try {
            Files.createFile(file.path());
        } catch (FileAlreadyExistsException there) {
            // whoever wrote the tasks may have put it there
        } catch (IOException failure) {
            throw StateFile.notWritten(file, failure);
        }
    }

    private static void refuseFaults(List<Problem> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.get(0));
        }
    }
}
