package io.trackyard.git;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what is in worktrees, untracked files too, while sessions work in them. A snapshot that did not succeed is a
 * failure, never an older tree reported as the new one. No filter is run, so that a snapshot does not depend on programs:
 * its tree is for keeping, not for committing.
 */
public final class Snapshots {
    /** A larger file costs a minute of hashing and its whole size in objects, for each version of it. */
    public static final long LARGEST_FILE = 50L * 1024 * 1024;

    private final Repository repository;
    private final Commits commits;
    private final Contents contents;

    public Snapshots(Repository repository, InstantSource time) {
        this(repository, time, LARGEST_FILE);
    }

    Snapshots(Repository repository, InstantSource time, long largestFile) {
        this.repository = repository;
        this.commits = new Commits(repository, time);
        this.contents = new Contents(largestFile);
    }

    /**
     * Takes a snapshot, or finds that the last one of the task holds the same, or that the worktree holds nothing but a
     * commit that is in the run's branch: then that is the snapshot.
     *
     * @throws GitFailedException if the worktree could not be stored
     * @throws RefMoveRefusedException if the epoch is over
     */
    public Snapshot take(Worktree worktree, Origin origin, Epoch epoch) {
        List<ObjectId> head = head(worktree).stream().toList();
        Set<String> filters = filters(worktree);
        PrivateIndex index = index(worktree, filters);
        List<Unheld> unheld = stage(worktree, index);
        ObjectId tree = index.writeTree();
        unheld.addAll(unseen(worktree, tree, unheld, index::ignored));
        RunRefs names = RunRefs.of(origin.run());
        if (head.stream().anyMatch(commit -> isKept(commit, tree, names.branch()))) {
            return new Snapshot(head.get(0), tree, !filters.isEmpty(), names.branch(), false, unheld);
        }
        while (true) {
            Optional<Map.Entry<RefName, ObjectId>> lastRef = last(repository, origin);
            Optional<RefName> last = lastRef.map(Map.Entry::getKey);
            Optional<RunCommit> lastCommit = lastRef.map(Map.Entry::getValue).map(repository::commit);
            if (lastCommit
                    .filter(commit ->
                            commit.tree().equals(tree) && commit.parents().equals(head))
                    .isPresent()) {
                return new Snapshot(lastCommit.get().id(), tree, !filters.isEmpty(), last.get(), false, unheld);
            }
            int number = last.map(Snapshots::number).orElse(0) + 1;
            ObjectId commit = commits.write(tree, head, message(origin, number, unheld));
            RefName ref = names.snapshot(origin.task(), number);
            RefMove move = RefMove.fencedBy(epoch).create(ref, commit);
            RefMoveResult result = repository.refs().movePatiently(move);
            if (result == RefMoveResult.MOVED) {
                return new Snapshot(commit, tree, !filters.isEmpty(), ref, true, unheld);
            }
            if (result != RefMoveResult.CHANGED_MEANWHILE) {
                throw new RefMoveRefusedException(move, result);
            }
        }
    }

    /** What was kept last of a task. */
    public static Optional<ObjectId> newest(Repository repository, Origin origin) {
        return last(repository, origin).map(Map.Entry::getValue);
    }

    /** The newest snapshot of a task. */
    private static Optional<Map.Entry<RefName, ObjectId>> last(Repository repository, Origin origin) {
        return repository.refs().below(RunRefs.of(origin.run()).snapshots(origin.task())).entrySet().stream()
                .max(Comparator.comparingInt(ref -> number(ref.getKey())));
    }

    /** What the next snapshot of a task is called. */
    static RefName next(Repository repository, Origin origin) {
        int last = last(repository, origin).map(ref -> number(ref.getKey())).orElse(0);
        return RunRefs.of(origin.run()).snapshot(origin.task(), last + 1);
    }

    /** What would be gone if the worktree were removed now, beyond what a snapshot taken now holds. */
    public Losses wouldLose(Worktree worktree) {
        PrivateIndex index = index(worktree, filters(worktree));
        List<Unheld> unheld = stage(worktree, index);
        List<String> ignored = index.ignored();
        unheld.addAll(unseen(worktree, index.writeTree(), unheld, () -> ignored));
        return new Losses(unheld, ignored);
    }

    /**
     * What git does not see of a worktree of which the tree holds all that could be staged. What could not be may be
     * something else than a file by now.
     */
    private List<Unheld> unseen(
            Worktree worktree, ObjectId tree, List<Unheld> notStaged, Supplier<List<String>> ignored) {
        TreeListing listing = repository.objects().listing(tree);
        notStaged.forEach(each -> listing.remove(each.path()));
        List<Unheld> unseen = repository.submodules().unheld(worktree, listing);
        unseen.addAll(contents.specialFiles(worktree, listing.filesByDirectory(), ignored));
        return unseen;
    }

    /** Whether the run's branch, which only ever moves ahead, holds a commit of exactly this tree. */
    private boolean isKept(ObjectId commit, ObjectId tree, RefName branch) {
        return repository.objects().tree(commit).equals(tree)
                && repository
                        .refs()
                        .read(branch)
                        .filter(tip -> repository.isReachable(commit, tip))
                        .isPresent();
    }

    private PrivateIndex index(Worktree worktree, Set<String> filters) {
        GitRunner git = without(filters, repository.git().at(worktree.path()));
        ObjectId base = head(worktree).orElseGet(repository::head);
        return PrivateIndex.kept(git, worktree.snapshotIndex(), base, repository.writtenTrees());
    }

    /** Stages what can be held, and names the rest. */
    private List<Unheld> stage(Worktree worktree, PrivateIndex index) {
        List<String> changed = index.notStaged();
        List<Unheld> unheld = new ArrayList<>(contents.notToBeStaged(worktree, changed));
        List<String> excluded = unheld.stream().map(Unheld::path).toList();
        if (!changed.isEmpty() && !index.addAll(excluded)) {
            index.notStaged().stream()
                    .filter(path -> !excluded.contains(path))
                    .forEach(path -> unheld.add(new Unheld(Unheld.Kind.NOT_READ, path)));
        }
        return unheld;
    }

    /** A required filter that fails (a large-file store that is away) would otherwise fail the snapshot. */
    private static GitRunner without(Set<String> filters, GitRunner git) {
        GitRunner plain = git;
        for (String filter : filters) {
            plain = plain.withSetting(filter + "clean", "")
                    .withSetting(filter + "process", "")
                    .withSetting(filter + "required", "false");
        }
        return plain.unfiltered();
    }

    private Set<String> filters(Worktree worktree) {
        return repository.filters().of(worktree, repository.git().at(worktree.path()));
    }

    /** What HEAD is on, a commit that is on no branch too; nothing where a session began a history of its own. */
    private Optional<ObjectId> head(Worktree worktree) {
        return HeadFile.commit(worktree, repository.refs())
                .or(() -> Optional.ofNullable(worktree.branch()).flatMap(repository.refs()::read));
    }

    /** Without the task's own trailer, by which a later run would take the task for done. */
    private static String message(Origin origin, int number, List<Unheld> unheld) {
        String subject = "Snapshot %d of %s".formatted(number, Trailers.encode(origin.task()));
        String body = unheld.stream()
                .map(each -> "Not held: %s %s".formatted(each.kind(), Trailers.encode(each.path())))
                .collect(Collectors.joining("\n"));
        String trailers = new Trailers(origin.run(), null, origin.attempt()).paragraph();
        return Stream.of(subject, body, trailers)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static int number(RefName ref) {
        return Integer.parseInt(ref.value().substring(ref.value().lastIndexOf('/') + 1));
    }
}
