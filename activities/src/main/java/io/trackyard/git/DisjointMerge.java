package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Merges two commits whose sides changed different files and took none away: the most frequent merge of a run, whose tracks
 * have scopes of their own. Then every way to merge gives the same tree: no lines are to be joined, nothing can have been
 * moved, and no attribute has a say. All other merges are git's.
 */
final class DisjointMerge {
    private static final int BASE = 0;
    private static final int OURS = 1;
    private static final int THEIRS = 2;

    private final org.eclipse.jgit.lib.Repository store;
    private final ObjectReader objects;

    DisjointMerge(org.eclipse.jgit.lib.Repository store, ObjectReader objects) {
        this.store = store;
        this.objects = objects;
    }

    /** The merged tree, which is stored then; empty where this is no such merge. */
    Optional<ObjectId> merge(ObjectId ours, ObjectId theirs) {
        try {
            Optional<ObjectId> base = base(ours, theirs);
            if (base.isEmpty() || base.get().equals(ours)) {
                return base.map(ahead -> objects.tree(theirs));
            }
            ObjectId ourTree = objects.tree(ours);
            ObjectId theirTree = objects.tree(theirs);
            return areDisjoint(objects.changes(base.get(), ourTree), objects.changes(base.get(), theirTree))
                    ? merge(
                                    ObjectReader.jgit(objects.tree(base.get())),
                                    ObjectReader.jgit(ourTree),
                                    ObjectReader.jgit(theirTree))
                            .map(tree -> ObjectId.of(tree.getName()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the two parted, if that is one commit. */
    private Optional<ObjectId> base(ObjectId ours, ObjectId theirs) throws IOException {
        try (RevWalk walk = new RevWalk(store)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectReader.jgit(ours)));
            walk.markStart(walk.parseCommit(ObjectReader.jgit(theirs)));
            RevCommit base = walk.next();
            return base == null || walk.next() != null ? Optional.empty() : Optional.of(ObjectId.of(base.getName()));
        }
    }

    /** A side that took a file away may have moved it. */
    private static boolean areDisjoint(List<ChangedPath> ours, List<ChangedPath> theirs) {
        Set<String> paths = new HashSet<>();
        return ours.stream().allMatch(change -> isKept(change) && paths.add(change.path()))
                && theirs.stream().allMatch(change -> isKept(change) && paths.add(change.path()));
    }

    private static boolean isKept(ChangedPath change) {
        return change.kind() != ChangedPath.Kind.DELETED;
    }

    /** Empty where one side has a file of the name of the other's directory. */
    private Optional<? extends AnyObjectId> merge(AnyObjectId base, AnyObjectId ours, AnyObjectId theirs)
            throws IOException {
        TreeFormatter merged = new TreeFormatter();
        try (NameConflictTreeWalk walk = new NameConflictTreeWalk(store)) {
            add(walk, base);
            add(walk, ours);
            add(walk, theirs);
            while (walk.next()) {
                Optional<? extends AnyObjectId> entry = entry(walk);
                if (entry.isEmpty()) {
                    return Optional.empty();
                }
                merged.append(
                        walk.getRawPath(), walk.getFileMode(isSame(walk, BASE, OURS) ? THEIRS : OURS), entry.get());
            }
        }
        return objects.writer().tree(merged).map(ObjectReader::jgit);
    }

    private Optional<? extends AnyObjectId> entry(TreeWalk walk) throws IOException {
        if (isSame(walk, BASE, OURS)) {
            return Optional.of(walk.getObjectId(THEIRS));
        }
        if (isSame(walk, BASE, THEIRS) || isSame(walk, OURS, THEIRS)) {
            return Optional.of(walk.getObjectId(OURS));
        }
        return isDirectory(walk, OURS) && isDirectory(walk, THEIRS)
                ? merge(walk.getObjectId(BASE), walk.getObjectId(OURS), walk.getObjectId(THEIRS))
                : Optional.empty();
    }

    private static void add(TreeWalk walk, AnyObjectId tree) throws IOException {
        if (tree.equals(org.eclipse.jgit.lib.ObjectId.zeroId())) {
            walk.addTree(new EmptyTreeIterator());
        } else {
            walk.addTree(tree);
        }
    }

    private static boolean isSame(TreeWalk walk, int one, int other) {
        return walk.getRawMode(one) == walk.getRawMode(other) && walk.idEqual(one, other);
    }

    private static boolean isDirectory(TreeWalk walk, int side) {
        return FileMode.TREE.equals(walk.getRawMode(side));
    }
}
