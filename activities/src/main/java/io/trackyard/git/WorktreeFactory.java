package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes worktrees out of every state a death or a foreign hand can leave at their place. A worktree that was ready before is
 * mended or set aside, never deleted: there may be work in it.
 */
final class WorktreeFactory {
    /** A foreign {@code git worktree prune} can hit the moment before git locks the new worktree. */
    private static final int TRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(WorktreeFactory.class);

    private final Repository repository;
    private final WorktreeRegister register;

    WorktreeFactory(Repository repository, WorktreeRegister register) {
        this.repository = repository;
        this.register = register;
    }

    /**
     * The administrative directory of the worktree at a place, which is made if need be.
     *
     * @param added the command that makes it
     * @param commit what must be checked out in a worktree that was just made
     */
    Path open(Path place, GitCommand added, ObjectId commit) {
        Optional<Path> sound = mended(place);
        if (sound.isPresent()) {
            register.lock(sound.get());
            return sound.get();
        }
        String lastWords = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            clear(place);
            lastWords = repository.exclusiveGit().run(added).lastWords();
            Optional<Path> made = register.working(place).filter(directory -> isAt(place, directory, commit));
            if (made.isPresent()) {
                register.markReady(made.get());
                return made.get();
            }
        }
        throw Problem.of(Fault.ENVIRONMENT, "worktree-not-made")
                .what("no worktree could be made at '%s'", place)
                .why("%s", lastWords)
                .exception();
    }

    /** Removes a worktree and all of its files. Called again after a death it removes the rest. */
    void remove(Path place) {
        Optional<Path> administration = register.administration(place);
        repository.exclusiveGit().run(new GitCommand.RemoveWorktree(place));
        FileTrees.delete(place);
        administration.ifPresent(FileTrees::delete);
    }

    private Optional<Path> mended(Path place) {
        Optional<Path> working = ready(place);
        boolean linkedBack = working.filter(directory -> register.namesPlace(directory, place))
                .isPresent();
        if (linkedBack || !Files.exists(place)) {
            return working;
        }
        repository.exclusiveGit().run(new GitCommand.RepairWorktree(place));
        return ready(place);
    }

    private Optional<Path> ready(Path place) {
        return register.working(place).filter(register::isReady);
    }

    private void clear(Path place) {
        Optional<Path> administration = register.working(place).or(() -> register.administration(place));
        boolean neverUsed =
                administration.filter(directory -> !register.isReady(directory)).isPresent();
        if (!neverUsed && isInTheWay(place)) {
            log.warn("'{}' was no worktree any more and lies at '{}' now", place, FileTrees.setAside(place));
        }
        if (administration.isPresent()) {
            remove(place);
        }
    }

    private static boolean isInTheWay(Path place) {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(place)) {
            return content.iterator().hasNext();
        } catch (NoSuchFileException free) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAt(Path place, Path administration, ObjectId commit) {
        return HeadFile.commit(new Worktree(place, administration, null), repository.refs())
                .filter(commit::equals)
                .isPresent();
    }
}
