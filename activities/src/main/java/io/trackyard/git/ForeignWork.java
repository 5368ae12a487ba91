package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the work that another program left on a branch of its own and, beyond any commit, in a worktree of its own. Both
 * stay as they are, the index too.
 */
public final class ForeignWork {
    private static final String INDEX = "trackyard-foreign.index";

    private final Repository repository;
    private final WorktreeRegister register;
    private final Commits commits;

    public ForeignWork(Repository repository, InstantSource time) {
        this.repository = repository;
        this.register = new WorktreeRegister(repository);
        this.commits = new Commits(repository, time);
    }

    /**
     * A commit that holds all of it: of the worktree where there is one, with its uncommitted and untracked files, else of
     * the branch. No ref keeps the commit; empty where neither is there any more.
     *
     * @param branch its short name
     * @param worktree where the program had it; a worktree elsewhere in which the branch is checked out does as well
     */
    public Optional<ObjectId> commit(String branch, @Nullable String worktree) {
        List<WorktreeEntry> entries = register.entries();
        // what lies in the main worktree is its owner's, whatever branch is checked out there
        List<WorktreeEntry> linked = entries.subList(1, entries.size());
        return linked.stream()
                .filter(entry -> isAt(entry, worktree))
                .findFirst()
                .or(() -> linked.stream().filter(entry -> isOn(entry, branch)).findFirst())
                .map(WorktreeEntry::path)
                .flatMap(path -> register.working(path).flatMap(administration -> stored(path, administration, branch)))
                .or(() -> repository.resolve("refs/heads/" + branch));
    }

    private static boolean isAt(WorktreeEntry entry, @Nullable String worktree) {
        if (worktree == null) {
            return false;
        }
        String path = entry.path().toString();
        return worktree.startsWith("~/") ? path.endsWith(worktree.substring(1)) : path.equals(worktree);
    }

    private static boolean isOn(WorktreeEntry entry, String branch) {
        RefName checkedOut = entry.branch();
        return checkedOut != null && checkedOut.shortName().equals(branch);
    }

    private Optional<ObjectId> stored(Path path, Path administration, String branch) {
        GitRunner git = repository.git().at(path);
        GitResult checkedOut = git.run(new GitCommand.Resolve("HEAD^{commit}"));
        return checkedOut.succeeded()
                ? Optional.of(stored(git, ObjectId.of(checkedOut.line()), administration, branch))
                : Optional.empty();
    }

    private ObjectId stored(GitRunner git, ObjectId head, Path administration, String branch) {
        Path file = administration.resolve(INDEX);
        try {
            PrivateIndex index = PrivateIndex.fresh(git, file, head);
            // a repository within it would be stored as a link to a commit that nobody else has
            index.addAll(index.notStaged().stream()
                    .filter(changed -> changed.endsWith("/"))
                    .toList());
            ObjectId tree = index.writeTree();
            return tree.equals(repository.commit(head).tree())
                    ? head
                    : commits.write(tree, List.of(head), "What lay in the worktree of %s\n".formatted(branch));
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
