package io.trackyard.source.taskxml;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.taskxml.Inventory.Entry;
import io.trackyard.source.taskxml.TaskXmlSource.Terms;
import io.trackyard.source.text.FileReplacement;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Changes the state file of a directory, under the lock on which its programs agree; makes it where it is missing, and
 * puts {@code .done} into the directory of a layer whose tasks are all completed.
 */
final class StateStore {
    private static final String DONE = ".done";

    /** Other programs write such a file a few times in a minute at most. */
    private static final int MOST_TRIES = 10;

    private final TasksDirectory directory;
    private final Waiter waiter;
    private final InstantSource clock;
    private final Terms terms;

    StateStore(TasksDirectory directory, Waiter waiter, InstantSource clock, Terms terms) {
        this.directory = directory;
        this.waiter = waiter;
        this.clock = clock;
        this.terms = terms;
    }

    /** One change of a state file. */
    interface Change {
        /** Returns false where there is nothing to write. */
        boolean enter(StateDocument state, TasksFiles files);
    }

    /**
     * Carries out a change and brings the sums into agreement with it.
     *
     * @param at when that happened which is entered, epoch milliseconds
     * @throws ProblemException where the file cannot be read or written, or is kept by another program
     */
    void change(long at, Change change) {
        StateLock lock = StateLock.take(file(StateLock.NAME), waiter, clock);
        try {
            for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
                if (tried(at, change)) {
                    return;
                }
            }
        } finally {
            lock.close();
        }
        throw Problem.of(Fault.ENVIRONMENT, "busy")
                .what(
                        "another program writes %s all the time",
                        file(TasksDirectory.STATE).name())
                .exception();
    }

    /** Not every program takes the lock: what one wrote meanwhile is read before it is changed. */
    private boolean tried(long at, Change change) {
        TasksFiles files = TasksFiles.read(directory, waiter);
        refuseFaults(files.faults());
        boolean exists = files.stateFile().exists();
        String before = files.stateFile().text();
        StateDocument state = new StateDocument(exists ? before : StateSkeleton.of(files, moment(at), terms));
        StateTotals totals = new StateTotals(state, files.inventory());
        if (change.enter(state, files)) {
            totals.sumUp();
            SourceFile file = file(TasksDirectory.STATE);
            if (!(exists
                    ? FileReplacement.write(file, before, state.text())
                    : FileReplacement.create(file, state.text()))) {
                return false;
            }
        } else if (!exists) {
            return true;
        }
        files.inventory().layers().stream()
                .filter(totals::isDone)
                .flatMap(layer -> doneFiles(files.inventory(), layer))
                .forEach(StateStore::touch);
        return true;
    }

    /** The state file and the marks of layers that are not there yet. */
    List<SourceFile> files() {
        Inventory inventory = TasksFiles.read(directory, waiter).inventory();
        return Stream.concat(
                        Stream.of(file(TasksDirectory.STATE)),
                        inventory.layers().stream()
                                .flatMap(layer -> doneFiles(inventory, layer))
                                .filter(mark -> !Files.exists(mark.path())))
                .toList();
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
            throw FileReplacement.unwritable(file, failure);
        }
    }

    private static void refuseFaults(List<Problem> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(faults.get(0));
        }
    }

    /** To the second, as these files have it. */
    static String moment(long at) {
        return Instant.ofEpochMilli(at).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
