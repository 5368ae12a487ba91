package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.ShellWord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Moves a target branch of the user's ahead to the verified result of a run: as a whole or not at all, and never over
 * something the user has not committed.
 */
public final class Landing {
    private final Repository repository;
    private final String run;
    private final WorktreeRegister register;

    /** @param run whose result is landed: a refusal names the command that lands it all the same */
    public Landing(Repository repository, String run) {
        this.repository = repository;
        this.run = run;
        this.register = new WorktreeRegister(repository);
    }

    /**
     * Moves a target to a commit that contains it. Landing again changes nothing.
     *
     * <p>A target that grew meanwhile is taken in first: the caller merges its tip in memory, gates the merge, and lands that.
     *
     * @param target absent where HEAD was detached when the run began
     * @param verified the tip of the run's branch, or a gated merge of it with the target
     * @param epoch of the run's queue
     * @throws ProblemException if it was refused: detached HEAD, no such branch, target moved, uncommitted changes
     */
    public LandingResult land(Optional<RefName> target, ObjectId verified, Epoch epoch) {
        RefName branch = target.orElseThrow(() -> detached(verified));
        ObjectId before = repository.refs().read(branch).orElseThrow(() -> missing(branch, verified));
        Optional<Path> checkout = checkoutOf(branch);
        if (repository.isReachable(verified, before)) {
            return new LandingResult(branch, false, before, before, checkout.orElse(null));
        }
        if (!repository.isReachable(before, verified)) {
            throw moved(branch, before, verified);
        }
        if (checkout.isPresent()) {
            moveCheckout(checkout.get(), branch, verified, epoch);
        } else {
            moveBranch(branch, verified, before, epoch);
        }
        return new LandingResult(branch, true, before, verified, checkout.orElse(null));
    }

    private void moveBranch(RefName branch, ObjectId verified, ObjectId before, Epoch epoch) {
        RefMove move = RefMove.fencedBy(epoch).update(branch, verified, before);
        RefMoveResult result = repository.refs().move(move);
        if (result == RefMoveResult.CHANGED_MEANWHILE) {
            throw moved(branch, before, verified);
        }
        if (result != RefMoveResult.MOVED) {
            throw new RefMoveRefusedException(move, result);
        }
    }

    private void moveCheckout(Path checkout, RefName branch, ObjectId verified, Epoch epoch) {
        GitRunner git = repository.git().at(checkout);
        // untracked files are no obstacle: git itself refuses where it would have to overwrite one
        boolean dirty = StatusEntry.parse(git.demand(new GitCommand.Status()).parts()).stream()
                .anyMatch(StatusEntry::isTracked);
        if (dirty) {
            throw dirty(checkout, branch);
        }
        repository.refs().demand(RefMove.fencedBy(epoch));
        GitResult result = git.withIdentity(repository.identity()).run(new GitCommand.FastForward(verified));
        if (!repository.refs().read(branch).equals(Optional.of(verified))) {
            throw inTheWay(checkout, branch, result.lastWords());
        }
    }

    private Optional<Path> checkoutOf(RefName branch) {
        return register.entries().stream()
                .filter(entry -> branch.equals(entry.branch()))
                .map(WorktreeEntry::path)
                .findFirst();
    }

    private static ProblemException detached(ObjectId verified) {
        return Problem.of(Fault.USER, "no-target")
                .what("there is no branch to land on")
                .why("the run began from a commit on no branch (HEAD was detached)")
                .remedy("git branch NAME " + verified.abbreviate(), "make a branch of the result")
                .exception();
    }

    private static ProblemException missing(RefName branch, ObjectId verified) {
        return Problem.of(Fault.USER, "target-missing")
                .what("there is no branch '%s' to land on", branch.shortName())
                .remedy("git branch %s %s".formatted(branch.shortName(), verified.abbreviate()), "make it")
                .exception();
    }

    private ProblemException moved(RefName branch, ObjectId found, ObjectId verified) {
        return Problem.of(Fault.USER, "target-moved")
                .what("'%s' was not moved: it changed while the run worked", branch.shortName())
                .why("it is at %s, which is not in the result, %s", found.abbreviate(), verified.abbreviate())
                .remedy(merge(), "take the new commits in and run the gate again")
                .exception();
    }

    /** A commit moves the target, and is then taken in by a merge alone; so there is one way with it and one without. */
    private ProblemException dirty(Path checkout, RefName branch) {
        String git = "git -C " + ShellWord.of(checkout.toString());
        return notMoved(checkout, branch, "it has changes that are not committed")
                .remedy(
                        "%1$s stash && %2$s && %1$s stash pop".formatted(git, land()),
                        "put the changes away, land, and take them out again")
                .remedy("%s commit -a && %s".formatted(git, merge()), "or commit them, and take the commit in")
                .exception();
    }

    private ProblemException inTheWay(Path checkout, RefName branch, String gitsWords) {
        return notMoved(checkout, branch, gitsWords)
                .remedy(land(), "land again, once nothing is in the way")
                .exception();
    }

    private static Problem.Draft notMoved(Path checkout, RefName branch, String why) {
        return Problem.of(Fault.USER, "checkout-not-moved")
                .what("'%s' is checked out at '%s' and was not moved", branch.shortName(), checkout)
                .why("%s", why);
    }

    private String land() {
        return "trackyard land " + ShellWord.of(run);
    }

    private String merge() {
        return land() + " --merge";
    }
}
