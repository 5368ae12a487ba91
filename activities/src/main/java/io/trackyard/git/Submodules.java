package io.trackyard.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The submodules of worktrees. Their files are another repository's: what is committed here is the name of one of its
 * commits, which means something only where others can get that commit, too.
 */
public final class Submodules {
    private static final String POINTER = "gitdir:";

    private final Repository repository;

    Submodules(Repository repository) {
        this.repository = repository;
    }

    /**
     * The submodules in which something lies that a tree does not hold: changed or new files, a commit that is nowhere
     * else, or any file where the submodule was never checked out.
     */
    List<Unheld> unheld(Worktree worktree, TreeListing tree) {
        List<Unheld> found = new ArrayList<>();
        tree.submodules().forEach((path, commit) -> {
            Path directory = worktree.path().resolve(path);
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && !isHeld(directory, commit)) {
                found.add(new Unheld(Unheld.Kind.SUBMODULE, path + "/"));
            }
        });
        return found;
    }

    /**
     * The submodules of a tree, each with the commit, that were moved since {@code base} to a commit which no remote of
     * theirs is known to have: whoever got the tree could not get them.
     */
    public List<String> unpublished(Worktree worktree, ObjectId base, ObjectId tree) {
        List<String> found = new ArrayList<>();
        repository.objects().movedSubmodules(base, tree).forEach((path, commit) -> {
            boolean published = isPublished(worktree.path().resolve(path), commit)
                    || isPublished(repository.topLevel().resolve(path), commit);
            if (!published) {
                found.add("%s (%s)".formatted(path, commit.abbreviate()));
            }
        });
        return found;
    }

    private boolean isHeld(Path directory, ObjectId commit) {
        if (!Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            return isEmpty(directory);
        }
        GitResult status = repository
                .git()
                .at(directory)
                // one that is broken is not to be taken for the repository around it
                .withVariable("GIT_CEILING_DIRECTORIES", directory.getParent().toString())
                .run(new GitCommand.Status());
        return status.succeeded() && status.parts().isEmpty() && isPublished(directory, commit);
    }

    private static boolean isEmpty(Path directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** By what was fetched; nobody is asked. */
    private static boolean isPublished(Path directory, ObjectId commit) {
        Optional<Path> store = store(directory);
        if (store.isEmpty()) {
            return false;
        }
        try (org.eclipse.jgit.lib.Repository submodule =
                        new RepositoryBuilder().setGitDir(store.get().toFile()).build();
                RevWalk walk = new RevWalk(submodule)) {
            RevCommit wanted = walk.parseCommit(ObjectReader.jgit(commit));
            for (Ref remote : submodule.getRefDatabase().getRefsByPrefix("refs/remotes/")) {
                if (walk.isMergedInto(wanted, walk.parseCommit(remote.getObjectId()))) {
                    return true;
                }
            }
            return false;
        } catch (MissingObjectException elsewhere) {
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Where its objects and refs are: {@code .git}, or what that file points to. */
    private static Optional<Path> store(Path directory) {
        Path entry = directory.resolve(".git");
        if (Files.isDirectory(entry)) {
            return Optional.of(entry);
        }
        try {
            String text = Files.isRegularFile(entry) ? Files.readString(entry).strip() : "";
            return text.startsWith(POINTER)
                    ? Optional.of(directory
                                    .resolve(text.substring(POINTER.length()).strip())
                                    .normalize())
                            .filter(Files::isDirectory)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
