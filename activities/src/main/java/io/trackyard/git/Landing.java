package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Moves a target branch of the user's ahead to the verified result of a run: as a whole or not at all, and never over
 * something the user has not committed.
 */
public final class Landing {
    private final Repository repository;
    private final WorktreeRegister register;

    public Landing(Repository repository) {
        this.repository = repository;
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
            throw refused(checkout, branch, verified, "it has changes that are not committed");
        }
        repository.refs().demand(RefMove.fencedBy(epoch));
        GitResult result = git.withIdentity(repository.identity()).run(new GitCommand.FastForward(verified));
        if (!repository.refs().read(branch).equals(Optional.of(verified))) {
            throw refused(checkout, branch, verified, result.lastWords());
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

    private static ProblemException moved(RefName branch, ObjectId found, ObjectId verified) {
        return Problem.of(Fault.USER, "target-moved")
                .what("'%s' was not moved: it changed while the run worked", branch.shortName())
                .why("it is at %s, which is not in the result, %s", found.abbreviate(), verified.abbreviate())
                .remedy("trackyard land --merge", "take the new commits in and run the gate again")
                .exception();
    }

    private static ProblemException refused(Path checkout, RefName branch, ObjectId verified, String why) {
        String command = "git -C '%s' merge --ff-only %s"
                .formatted(checkout.toString().replace("'", "'\\''"), verified.abbreviate());
        return Problem.of(Fault.USER, "checkout-not-moved")
                .what("'%s' is checked out at '%s' and was not moved", branch.shortName(), checkout)
                .why("%s", why)
                .remedy(command, "land by hand, once the changes are committed or put away")
                .exception();
    }
}
