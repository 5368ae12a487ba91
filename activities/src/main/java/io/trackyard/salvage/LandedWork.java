package io.trackyard.salvage;

import io.trackyard.git.EncodedId;
import io.trackyard.git.LeftRefs;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.RunCommit;
import io.trackyard.git.RunRef;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a run is on a branch that is not Trackyard's: for all that is, nothing else has to be kept. */
final class LandedWork {
    /** Blobs, for those who read of the rest. */
    private static final Set<RunRef.Kind> REST = EnumSet.of(RunRef.Kind.PLAN, RunRef.Kind.REPORT, RunRef.Kind.EPOCH);

    private final Repository repository;
    private final LeftRefs left;
    private final LeftRun run;
    private final Set<String> tasks = new HashSet<>();
    private final Map<ObjectId, ObjectId> held;
    private final Set<ObjectId> landed;
    private final boolean branch;

    /** @param elsewhere the tasks that are in what is checked out, by whichever run */
    LandedWork(Repository repository, LeftRun run, Set<String> elsewhere) {
        this.repository = repository;
        this.left = new LeftRefs(repository);
        this.run = run;
        this.held = held(repository, run);
        this.landed = left.landed(Set.copyOf(held.values()));
        Optional<ObjectId> tip = run.branch().map(RunRef::object);
        // one that was deleted by hand was landed or given up by whoever did
        this.branch = tip.isEmpty() || landed.contains(tip.get());
        elsewhere.forEach(task -> tasks.add(EncodedId.of(task).value()));
        if (branch && tip.isPresent()) {
            repository
                    .tasksIn(tip.get())
                    .forEach(task -> tasks.add(EncodedId.of(task).value()));
        }
    }

    /** The commits that refs name; for a snapshot that holds nothing beyond the commit it was taken on, that commit. */
    private static Map<ObjectId, ObjectId> held(Repository repository, LeftRun run) {
        Map<ObjectId, ObjectId> held = new HashMap<>();
        for (RunRef ref : run.refs()) {
            switch (ref.kind()) {
                case BRANCH, TRACK_BRANCH -> held.put(ref.object(), ref.object());
                case SNAPSHOT, ABANDONED -> held.put(ref.object(), withoutNothing(repository, ref.object()));
                case PLAN, REPORT, EPOCH -> {
                    // blobs: they are for the rest of the run and hold nothing themselves
                }
            }
        }
        return held;
    }

    private static ObjectId withoutNothing(Repository repository, ObjectId snapshot) {
        RunCommit commit = repository.commit(snapshot);
        List<ObjectId> parents = commit.parents();
        boolean empty =
                parents.size() == 1 && repository.commit(parents.get(0)).tree().equals(commit.tree());
        return empty ? parents.get(0) : snapshot;
    }

    /** Whether a commit is on such a branch. */
    boolean has(ObjectId commit) {
        return !left.landed(Set.of(commit)).isEmpty();
    }

    /** Whether the work of a task is; the id is encoded. */
    boolean hasTask(@Nullable String encoded) {
        return tasks.contains(encoded) || (branch && Salvage.QUEUE.equals(encoded));
    }

    /** Whether all that a ref is for is. */
    boolean has(RunRef ref) {
        return switch (ref.kind()) {
            case BRANCH -> branch;
            case TRACK_BRANCH -> landed.contains(ref.object()) || hasSquashed(ref.object());
            case SNAPSHOT, ABANDONED -> hasTask(ref.task()) || hasAllOf(ref.task());
            case PLAN, REPORT, EPOCH -> isAll();
        };
    }

    /** Whether a track ends in verified work, and all of its tasks are on such a branch by other commits. */
    private boolean hasSquashed(ObjectId track) {
        return repository.commit(track).trailers().task() != null
                && repository.tasksIn(track).stream()
                        .map(task -> EncodedId.of(task).value())
                        .allMatch(tasks::contains);
    }

    /** What is kept of a task goes as a whole: an older snapshot alone would look like all there was. */
    private boolean hasAllOf(@Nullable String task) {
        return run.refs().stream()
                .filter(ref -> ref.kind() == RunRef.Kind.SNAPSHOT || ref.kind() == RunRef.Kind.ABANDONED)
                .filter(ref -> Objects.equals(ref.task(), task))
                .allMatch(ref -> landed.contains(held.get(ref.object())));
    }

    private boolean isAll() {
        return run.refs().stream().filter(ref -> !REST.contains(ref.kind())).allMatch(this::has);
    }
}
