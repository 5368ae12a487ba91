package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One command line of git. All that Trackyard ever asks git to do is in this list; {@link GitRunner} runs it. */
sealed interface GitCommand {
    /** For what takes milliseconds: only a hanging file system makes it longer. */
    Duration QUICK = Duration.ofMinutes(1);
    /** For what reads or writes all files of a work tree. */
    Duration WHOLE_TREE = Duration.ofMinutes(15);
    /** git's default, pinned: with {@code true} a conflict over where a file belongs becomes a silent move. */
    String DIRECTORY_RENAMES = "merge.directoryRenames=conflict";

    /** What follows {@code git} and the options that all commands share. */
    List<String> arguments();

    /** What git reads from standard input. */
    default byte[] input() {
        return new byte[0];
    }

    /** The time after which it is ended. */
    default Duration limit() {
        return QUICK;
    }

    /** A command whose time grows with the work tree. */
    sealed interface OfWholeTree extends GitCommand {
        @Override
        default Duration limit() {
            return WHOLE_TREE;
        }
    }

    /** Which git this is. */
    record Version() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("version");
        }
    }

    /** Whether the directory lies in a work tree, and whether the repository has any: two lines. */
    record Situation() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("rev-parse", "--is-inside-work-tree", "--is-bare-repository");
        }
    }

    /** The work tree's root, the common directory and the work tree's own git directory: three lines. */
    record Places() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of(
                    "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-common-dir", "--absolute-git-dir");
        }
    }

    /** The object a revision names; fails silently where there is none. */
    record Resolve(String revision) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("rev-parse", "--verify", "--quiet", revision);
        }
    }

    /** The branch HEAD is on; fails silently when it is detached. */
    record HeadBranch() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("symbolic-ref", "--quiet", "HEAD");
        }
    }

    /** Puts HEAD on a branch; index and files stay as they are. */
    record PutHeadOn(RefName branch) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("symbolic-ref", "-m", "trackyard", "HEAD", branch.value());
        }
    }

    /** Who an author or committer is; fails where git would have to guess. */
    record Ident(String variable) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("var", variable);
        }
    }

    /** The refs that are, or lie below, a name: name and object, a line each. */
    record ListRefs(String prefix) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("for-each-ref", "--format=%(refname) %(objectname)", prefix);
        }
    }

    /** Trackyard's own refs below some names: name, object and time of the commit, a line each. */
    record ListDatedRefs(List<String> prefixes) implements GitCommand {
        @Override
        public List<String> arguments() {
            return Stream.concat(
                            Stream.of("for-each-ref", "--format=%(refname) %(objectname) %(committerdate:unix)"),
                            prefixes.stream())
                    .toList();
        }
    }

    /** The commits that the revisions on standard input name: a line each. */
    record ListCommits(byte[] input) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("rev-list", "--stdin");
        }
    }

    /** The newest commit that both hold; fails silently where there is none. */
    record MergeBase(ObjectId one, ObjectId other) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("merge-base", one.hex(), other.hex());
        }
    }

    /** What leads from one commit to another, for {@code git apply}; runs no program of anybody's. */
    record Patch(ObjectId base, ObjectId commit) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of(
                    "diff", "--binary", "--full-index", "--no-ext-diff", "--no-textconv", base.hex(), commit.hex());
        }
    }

    /** How many bytes the objects take that the revisions on standard input name. */
    record DiskUsage(byte[] input) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("rev-list", "--objects", "--disk-usage", "--stdin");
        }
    }

    /** One ref transaction, spelled out on standard input. */
    record MoveRefs(byte[] input) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("update-ref", "--no-deref", "-m", "trackyard", "--stdin");
        }
    }

    /** Stores bytes as they are. */
    record WriteBlob(byte[] input) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("hash-object", "-w", "--no-filters", "--stdin");
        }
    }

    /** Fails where the text is no name for a branch. */
    record CheckBranchName(String name) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("check-ref-format", "refs/heads/" + name);
        }
    }

    /** The value of a setting; fails silently where there is none. */
    record Setting(String key) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("config", "--get", key);
        }
    }

    /** Keys and values of all settings whose key matches; fails silently where there is none. */
    record Settings(String pattern) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("config", "-z", "--get-regexp", pattern);
        }
    }

    /** All settings: where each comes from, then key and value. */
    record AllSettings() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("config", "-z", "--list", "--show-origin");
        }
    }

    /** What differs from HEAD, untracked files one by one. Renames are two entries, as in every list of changed files. */
    record Status() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("status", "--porcelain=v2", "-z", "-uall", "--no-renames");
        }
    }

    /** All worktrees of the repository. */
    record ListWorktrees() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("worktree", "list", "--porcelain", "-z");
        }
    }

    /** Checks out an existing branch; {@code locked} against {@code git worktree prune} and a removal by others. */
    record AddWorktree(Path path, String branch, boolean locked) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            List<String> lock = locked ? List.of("--lock", "--reason", "trackyard") : List.of();
            return Stream.of(List.of("worktree", "add"), lock, List.of(path.toString(), branch))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Checks out a commit, on no branch. */
    record AddDetachedWorktree(Path path, ObjectId commit) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of(
                    "worktree", "add", "--lock", "--reason", "trackyard", "--detach", path.toString(), commit.hex());
        }
    }

    /** Removes a worktree, whatever is in it; forced twice, since it is locked. */
    record RemoveWorktree(Path path) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("worktree", "remove", "-f", "-f", path.toString());
        }
    }

    /** Joins a worktree and its administrative files again, after one of them was moved or damaged. */
    record RepairWorktree(Path path) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("worktree", "repair", path.toString());
        }
    }

    /** Makes the index the tree of a commit; the work tree is left alone. */
    record ReadTree(String revision) implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("read-tree", revision);
        }
    }

    /** Stages everything but what is excluded, and goes on past files that cannot be read (status 1). */
    record AddAll(List<String> excluded) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("add", "-A", "--ignore-errors", "--pathspec-from-file=-", "--pathspec-file-nul");
        }

        @Override
        public byte[] input() {
            return pathspecs(excluded);
        }
    }

    /** Stores the index as a tree. Of files that may have changed in the moment in which they were added it reads the contents. */
    record WriteTree() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("write-tree");
        }
    }

    /** The entries of the index that a merge left open, up to three for a path. */
    record ListUnmerged() implements GitCommand {
        @Override
        public List<String> arguments() {
            return List.of("ls-files", "--unmerged", "-z");
        }
    }

    /** The object a file of the worktree would be stored as. */
    record HashFile(String path) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("hash-object", "--", path);
        }
    }

    /** What is ignored; a directory of nothing else is one entry that ends with a slash. */
    record ListIgnored() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z");
        }
    }

    /** What the work tree has otherwise than the index. */
    record ListNotStaged() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("ls-files", "--others", "--modified", "--exclude-standard", "-z");
        }
    }

    /** Which of these paths, or what lies below them, git tracks. */
    record ListTracked(List<String> paths) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            List<String> arguments =
                    new ArrayList<>(List.of("--literal-pathspecs", "ls-files", "--cached", "-z", "--"));
            arguments.addAll(paths);
            return arguments;
        }
    }

    /** Stores a commit; the message comes by standard input, so that no text of a task is an argument. */
    record CommitTree(ObjectId tree, List<ObjectId> parents, byte[] input) implements GitCommand {
        @Override
        public List<String> arguments() {
            return commitTree(tree, parents);
        }
    }

    /** Merges two commits without a work tree. */
    record MergeTree(ObjectId ours, ObjectId theirs, boolean attributesOfOurs) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return mergeTree(ours, theirs, attributesOfOurs);
        }
    }

    /** Merges a commit into the work tree and stops before the commit. */
    record Merge(ObjectId commit) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("-c", DIRECTORY_RENAMES, "merge", "--no-commit", "--no-ff", "--no-edit", commit.hex());
        }
    }

    /** Moves the checked-out branch ahead, with its files. */
    record FastForward(ObjectId commit) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("merge", "--ff-only", commit.hex());
        }
    }

    /** Makes index and tracked files those of a commit. */
    record ResetHard(ObjectId commit) implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("reset", "--hard", "--quiet", commit.hex());
        }
    }

    /** Makes the index that of HEAD and ends a merge; the files are left alone. */
    record ResetIndex() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("reset", "--mixed", "--quiet", "HEAD");
        }
    }

    /** Deletes what is neither tracked nor ignored, nested repositories too. */
    record Clean() implements OfWholeTree {
        @Override
        public List<String> arguments() {
            return List.of("clean", "-ffdq");
        }
    }

    private static byte[] pathspecs(List<String> excluded) {
        StringBuilder specs = new StringBuilder(".");
        excluded.forEach(path -> specs.append('\0').append(":(exclude,literal)").append(path));
        return specs.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> commitTree(ObjectId tree, List<ObjectId> parents) {
        List<String> arguments = new ArrayList<>(List.of("commit-tree", tree.hex()));
        parents.forEach(parent -> arguments.addAll(List.of("-p", parent.hex())));
        return arguments;
    }

    private static List<String> mergeTree(ObjectId ours, ObjectId theirs, boolean attributesOfOurs) {
        List<String> arguments = new ArrayList<>(List.of("-c", DIRECTORY_RENAMES));
        if (attributesOfOurs) {
            arguments.add("--attr-source=" + ours.hex());
        }
        arguments.addAll(List.of("merge-tree", "--write-tree", "-z", "--name-only", ours.hex(), theirs.hex()));
        return arguments;
    }
}
