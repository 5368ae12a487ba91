package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The branch of a run: begins at its base, and takes in the verified work of one task after the other. */
public final class RunBranch {
    private final Repository repository;
    private final String run;
    private final RefName ref;

    public RunBranch(Repository repository, String run) {
        this.repository = repository;
        this.run = run;
        this.ref = RunRefs.of(run).branch();
    }

    public RefName ref() {
        return ref;
    }

    /**
     * Makes the branch. Making it again at the same commit changes nothing.
     *
     * @throws io.trackyard.problem.ProblemException if it exists and is not at {@code base}, or a branch of the user's is in
     *     the way
     */
    public void create(ObjectId base) {
        refuseInTheWay(repository, ref);
        RefMove move = RefMove.unfenced().create(ref, base);
        RefMoveResult result = repository.refs().movePatiently(move);
        if (result == RefMoveResult.MOVED) {
            return;
        }
        ObjectId existing = tip().orElseThrow(() -> new RefMoveRefusedException(move, result));
        if (!existing.equals(base)) {
            throw Problem.of(Fault.USER, "run-branch-exists")
                    .what("there is a branch '%s' already", ref.shortName())
                    .why("it is at %s, and the run starts from %s", existing.abbreviate(), base.abbreviate())
                    .remedy("start the run under another name")
                    .remedy("git branch -m %s NAME".formatted(ref.shortName()), "keep it under another name")
                    .exception();
        }
    }

    /**
     * Looks whether the branch of a run can be made at all.
     *
     * @throws io.trackyard.problem.ProblemException if a branch of the user's is in the way: git allows none below another
     */
    public static void refuseInTheWay(Repository repository, String run) {
        refuseInTheWay(repository, RunRefs.of(run).branch());
    }

    private static void refuseInTheWay(Repository repository, RefName ref) {
        if (repository.refs().read(RefName.branch("trackyard")).isPresent()) {
            throw Problem.of(Fault.USER, "branch-in-the-way")
                    .what("there is a branch named 'trackyard', so git allows no '%s'", ref.shortName())
                    .remedy("git branch -m trackyard trackyard-mine", "give it another name")
                    .exception();
        }
    }

    public Optional<ObjectId> tip() {
        return repository.refs().read(ref);
    }

    /** Whether a commit is part of the branch: how a repeated integration knows that it has been done. */
    public boolean contains(ObjectId commit) {
        return tip().filter(tip -> repository.isReachable(commit, tip)).isPresent();
    }

    /**
     * What was taken in since {@code base}: the branch's own commits, the newest first, and behind one that stands for
     * several what it stands for. Empty where there is no branch.
     */
    public List<RunCommit> commitsSince(ObjectId base) {
        return tip().map(tip -> repository.objects().firstParents(tip, base)).orElse(List.of()).stream()
                .flatMap(commit -> Stream.concat(Stream.of(commit), below(commit)))
                .toList();
    }

    /** What is merged by one commit of this run and belongs to it; what else a landing has taken in does not. */
    private Stream<RunCommit> below(RunCommit commit) {
        boolean several = commit.trailers().task() == null
                && run.equals(commit.trailers().run())
                && commit.parents().size() == 2;
        return several
                ? repository
                        .objects()
                        .firstParents(commit.parents().get(1), commit.parents().get(0))
                        .stream()
                        .filter(each -> run.equals(each.trailers().run()))
                : Stream.empty();
    }

    /**
     * Moves the branch ahead, if it is still where the merge was made and the epoch holds. An epoch is that of the run's
     * queue; a caller with more to verify composes its own {@link RefMove}.
     */
    public RefMoveResult advance(ObjectId to, ObjectId expected, Epoch epoch) {
        return repository.refs().movePatiently(RefMove.fencedBy(epoch).update(ref, to, expected));
    }
}
