package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Reads the objects of a repository, through JGit and without a process for each. It reads no ref. */
final class ObjectReader implements AutoCloseable {
    /** The first line of a conventional commit: {@code feat(03-01)!: …}. */
    private static final Pattern SCOPED_SUBJECT = Pattern.compile("([a-z]+)\\(([^()]+)\\)!?:.*");

    static {
        NoSystemSettings.install();
    }

    private final org.eclipse.jgit.lib.Repository reader;

    ObjectReader(Path commonDirectory) {
        try {
            reader = new RepositoryBuilder()
                    .setGitDir(commonDirectory.toFile())
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What writes into the same store. */
    ObjectWriter writer() {
        return new ObjectWriter(reader);
    }

    /** The tree of a merge that needs no git; empty where it does. */
    Optional<ObjectId> merged(ObjectId ours, ObjectId theirs) {
        return new DisjointMerge(reader, this).merge(ours, theirs);
    }

    byte[] blob(ObjectId id) {
        try {
            return reader.open(jgit(id), Constants.OBJ_BLOB).getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectId tree(ObjectId commit) {
        try (RevWalk walk = new RevWalk(reader)) {
            return ObjectId.of(walk.parseCommit(jgit(commit)).getTree().getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunCommit commit(ObjectId id) {
        try (RevWalk walk = new RevWalk(reader)) {
            return read(walk.parseCommit(jgit(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any directory of a commit holds a file of this name. */
    boolean hasFileNamed(String name, ObjectId commit) {
        try (RevWalk walk = new RevWalk(reader);
                TreeWalk entries = new TreeWalk(reader)) {
            entries.addTree(walk.parseCommit(jgit(commit)).getTree());
            while (entries.next()) {
                if (entries.isSubtree()) {
                    entries.enterSubtree();
                } else if (entries.getNameString().equals(name)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file system that the repository was made on takes {@code A} and {@code a} for one name. */
    boolean ignoresCase() {
        return reader.getConfig().getBoolean("core", "ignorecase", false);
    }

    /** What is in a tree. */
    TreeListing listing(ObjectId tree) {
        try (TreeWalk entries = new TreeWalk(reader)) {
            entries.addTree(jgit(tree));
            entries.setRecursive(true);
            TreeListing listing = new TreeListing();
            while (entries.next()) {
                if (isSubmodule(entries, 0)) {
                    listing.addSubmodule(entries.getPathString(), id(entries, 0));
                } else {
                    listing.addFile(entries.getPathString());
                }
            }
            return listing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The submodules of a tree that a commit does not have, or has at another commit: each with the one it is at. */
    Map<String, ObjectId> movedSubmodules(ObjectId base, ObjectId tree) {
        try (RevWalk walk = new RevWalk(reader);
                TreeWalk entries = differing(walk, base, tree)) {
            Map<String, ObjectId> moved = new LinkedHashMap<>();
            while (entries.next()) {
                if (isSubmodule(entries, 1)) {
                    moved.put(entries.getPathString(), id(entries, 1));
                }
            }
            return moved;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSubmodule(TreeWalk entries, int tree) {
        return FileMode.GITLINK.equals(entries.getRawMode(tree));
    }

    private static ObjectId id(TreeWalk entries, int tree) {
        return ObjectId.of(entries.getObjectId(tree).getName());
    }

    /** Whether {@code old} is {@code young} or one of its ancestors; what does not exist is neither. */
    boolean isReachable(ObjectId old, ObjectId young) {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.isMergedInto(walk.parseCommit(jgit(old)), walk.parseCommit(jgit(young)));
        } catch (MissingObjectException unknown) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that differ between the tree of a commit and a tree; in git's order. */
    List<ChangedPath> changes(ObjectId base, ObjectId tree) {
        try (RevWalk walk = new RevWalk(reader);
                TreeWalk entries = differing(walk, base, tree)) {
            List<ChangedPath> changes = new ArrayList<>();
            while (entries.next()) {
                changes.add(new ChangedPath(
                        ChangedPath.kind(entries.getRawMode(0), entries.getRawMode(1)), entries.getPathString()));
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TreeWalk differing(RevWalk walk, ObjectId base, ObjectId tree) throws IOException {
        TreeWalk entries = new TreeWalk(reader);
        entries.addTree(walk.parseTree(jgit(base)));
        entries.addTree(walk.parseTree(jgit(tree)));
        entries.setRecursive(true);
        entries.setFilter(TreeFilter.ANY_DIFF);
        return entries;
    }

    /**
     * What a file holds in a commit or a tree; empty where it is none, or is larger.
     *
     * @param most in bytes
     */
    Optional<byte[]> file(ObjectId treeish, String path, long most) {
        try (RevWalk walk = new RevWalk(reader);
                TreeWalk entry = TreeWalk.forPath(reader, path, walk.parseTree(jgit(treeish)))) {
            if (entry == null || (entry.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return Optional.empty();
            }
            ObjectLoader file = reader.open(entry.getObjectId(0), Constants.OBJ_BLOB);
            return file.getSize() > most ? Optional.empty() : Optional.of(file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much two commits differ; files are compared by their content, never by a program that attributes name. */
    BranchGain.Size size(ObjectId base, ObjectId commit) {
        try (DiffFormatter differences = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            differences.setRepository(reader);
            int files = 0;
            int added = 0;
            int removed = 0;
            for (DiffEntry file : differences.scan(jgit(tree(base)), jgit(tree(commit)))) {
                files++;
                for (Edit edit : differences.toFileHeader(file).toEditList()) {
                    added += edit.getLengthB();
                    removed += edit.getLengthA();
                }
            }
            return new BranchGain.Size(files, added, removed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant committedAt(ObjectId id) {
        try (RevWalk walk = new RevWalk(reader)) {
            return Instant.ofEpochSecond(walk.parseCommit(jgit(id)).getCommitTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is an object of this name. */
    boolean has(ObjectId id) {
        try {
            return reader.getObjectDatabase().has(jgit(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the object of these bytes is called, whether it exists or not. */
    static ObjectId nameOfBlob(byte[] content) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return ObjectId.of(formatter.idFor(Constants.OBJ_BLOB, content).name());
        }
    }

    /** The commits from {@code tip} back to, and without, {@code base}, along first parents; the newest first. */
    List<RunCommit> firstParents(ObjectId tip, ObjectId base) {
        try (RevWalk walk = new RevWalk(reader)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(jgit(tip)));
            walk.markUninteresting(walk.parseCommit(jgit(base)));
            List<RunCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                commits.add(read(commit));
            }
            return commits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tasks that commits reachable from {@code tip} carry in their trailers, the newest first. */
    Set<String> tasksIn(ObjectId tip) {
        try (RevWalk walk = new RevWalk(reader)) {
            walk.sort(RevSort.COMMIT_TIME_DESC);
            walk.markStart(walk.parseCommit(jgit(tip)));
            Set<String> tasks = new LinkedHashSet<>();
            for (RevCommit commit : walk) {
                commit.getFooterLines(Trailers.TASK).forEach(value -> tasks.add(Trailers.decode(value)));
            }
            return tasks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What commits reachable from {@code tip} name in brackets behind their type, those of documentation left out. */
    Set<String> scopesIn(ObjectId tip) {
        try (RevWalk walk = new RevWalk(reader)) {
            walk.markStart(walk.parseCommit(jgit(tip)));
            Set<String> scopes = new LinkedHashSet<>();
            for (RevCommit commit : walk) {
                Matcher subject = SCOPED_SUBJECT.matcher(commit.getShortMessage());
                if (subject.matches() && !subject.group(1).equals("docs")) {
                    scopes.add(subject.group(2));
                }
            }
            return scopes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private static RunCommit read(RevCommit commit) {
        List<ObjectId> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            parents.add(ObjectId.of(parent.getName()));
        }
        return new RunCommit(
                ObjectId.of(commit.getName()),
                ObjectId.of(commit.getTree().getName()),
                parents,
                commit.getShortMessage(),
                Trailers.of(commit::getFooterLines));
    }

    static org.eclipse.jgit.lib.ObjectId jgit(ObjectId id) {
        return org.eclipse.jgit.lib.ObjectId.fromString(id.hex());
    }
}
