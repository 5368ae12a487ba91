package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hands commits over to other programs, which look for a task's work on a branch of a certain name, checked out in a
 * worktree of its own. What lies there already is never changed, unless it was handed over before, nobody has touched it
 * since, and the new commit goes on from it.
 */
public final class Handover {
    /** A task is handed over a few times at most; more of one name are there for another reason. */
    private static final int MOST = 100;

    private final Repository repository;
    private final WorktreeRegister register;

    public Handover(Repository repository) {
        this.repository = repository;
        this.register = new WorktreeRegister(repository);
    }

    /** Where a commit was handed over. */
    public record Place(Path path, String branch) {}

    /**
     * Puts a commit on a branch and checks it out; under a name with a number where the plain one is taken.
     *
     * @param directory where the worktree is made
     * @param name of the worktree; its branch is {@code worktree-NAME}
     * @throws io.trackyard.problem.ProblemException where git makes no worktree there
     */
    public Place hand(Path directory, String name, ObjectId commit) {
        Path real = made(directory);
        for (int number = 1; number <= MOST; number++) {
            String own = number == 1 ? name : name + "-" + number;
            Optional<Place> place = hand(real, own, commit, "worktree-" + own);
            if (place.isPresent()) {
                return place.get();
            }
        }
        throw notMade(directory, name, "all names up to %s-%d are taken".formatted(name, MOST));
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException failure) {
            throw notMade(directory, "", failure.toString());
        }
    }

    private Optional<Place> hand(Path directory, String name, ObjectId commit, String branch) {
        Path path = directory.resolve(name);
        RefName ref = RefName.branch(branch);
        Optional<ObjectId> before = repository.refs().read(ref);
        if (before.isEmpty() && !Files.exists(path)) {
            return Optional.of(make(path, ref, commit));
        }
        return before.filter(tip -> isUntouched(path, tip) && goesOn(path, tip, commit))
                .map(tip -> new Place(path, branch));
    }

    private Place make(Path path, RefName branch, ObjectId commit) {
        repository.refs().demand(RefMove.unfenced().create(branch, commit));
        GitResult added = repository.exclusiveGit().run(new GitCommand.AddWorktree(path, branch.shortName(), false));
        if (!added.succeeded()) {
            throw notMade(path.getParent(), path.getFileName().toString(), added.lastWords());
        }
        register.working(path).ifPresent(register::markReady);
        return new Place(path, branch.shortName());
    }

    /** Whether it is one that was made here, with its branch checked out and nothing changed. */
    private boolean isUntouched(Path path, ObjectId tip) {
        Optional<Path> administration = register.working(path).filter(register::isReady);
        GitRunner git = repository.git().at(path);
        return administration.isPresent()
                && git.run(new GitCommand.Resolve("HEAD^{commit}")).line().equals(tip.hex())
                && git.demand(new GitCommand.Status()).parts().isEmpty();
    }

    private boolean goesOn(Path path, ObjectId tip, ObjectId commit) {
        return tip.equals(commit)
                || (repository.isReachable(tip, commit)
                        && repository
                                .git()
                                .at(path)
                                .run(new GitCommand.FastForward(commit))
                                .succeeded());
    }

    private static RuntimeException notMade(Path directory, String name, String why) {
        return Problem.of(Fault.ENVIRONMENT, "worktree-not-made")
                .what("no worktree could be made: %s", directory.resolve(name))
                .why("%s", why)
                .exception();
    }
}
