package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.Command;
import io.trackyard.process.Fence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens, resets and removes worktrees. Opening one twice gives one, whatever died in between. What destroys files asks for
 * the snapshot that was taken before, and moves aside what that one does not hold.
 */
public final class Worktrees {
    /** What a killed git, or a merge or rebase that was left open, leaves in the administrative directory. */
    private static final List<String> LEFTOVERS =
            List.of("index.lock", "HEAD.lock", "rebase-merge", "rebase-apply", "sequencer");

    private final Repository repository;
    private final Snapshots snapshots;
    private final WorktreeRegister register;
    private final WorktreeFactory factory;
    private final Fence fence;

    public Worktrees(Repository repository, Snapshots snapshots) {
        this(repository, snapshots, Fence.open());
    }

    private Worktrees(Repository repository, Snapshots snapshots, Fence fence) {
        this.fence = fence;
        this.repository = repository;
        this.snapshots = snapshots;
        this.register = new WorktreeRegister(repository);
        this.factory = new WorktreeFactory(repository, register);
    }

    /**
     * The same for somebody who may be overtaken while it acts: what changes files is done by processes that the fence
     * lets through one by one, since a moved ref says nothing of the moment after.
     */
    public Worktrees fencedBy(Fence other) {
        return new Worktrees(repository, snapshots, other);
    }

    /**
     * The worktree of a branch. One that is there is returned as it is, with all that is in it, wherever its HEAD may be.
     *
     * @param start where the branch begins, if there is none yet
     * @throws RefMoveRefusedException if the branch had to be made and the epoch is over
     */
    public Worktree open(Path path, RefName branch, ObjectId start, Epoch epoch) {
        Path place = settled(path);
        if (repository.refs().read(branch).isEmpty()) {
            repository.refs().demand(RefMove.fencedBy(epoch).create(branch, start));
        }
        ObjectId tip = repository.refs().read(branch).orElse(start);
        GitCommand add = new GitCommand.AddWorktree(place, branch.shortName(), true);
        return new Worktree(place, factory.open(place, add, tip), branch);
    }

    /** A worktree on no branch, such as the one that gates run in. One that is there is returned as it is. */
    public Worktree openDetached(Path path, ObjectId commit) {
        Path place = settled(path);
        GitCommand add = new GitCommand.AddDetachedWorktree(place, commit);
        return new Worktree(place, factory.open(place, add, commit), null);
    }

    /** The worktree at a path, on the branch its HEAD is on; empty where git works in none there. Nothing is made or mended. */
    public Optional<Worktree> at(Path path) {
        return register.working(path).map(administration -> {
            Optional<RefName> branch = HeadFile.branch(new Worktree(path, administration, null));
            return new Worktree(path, administration, branch.orElse(null));
        });
    }

    /** Where worktrees are registered, whether or not they are there; with the branch that HEAD is on, the main one first. */
    public Map<Path, Optional<RefName>> registered() {
        Map<Path, Optional<RefName>> all = new LinkedHashMap<>();
        register.entries().forEach(entry -> all.put(entry.path(), Optional.ofNullable(entry.branch())));
        return all;
    }

    /**
     * Forgets a worktree whose directory is gone; where there is one, nothing is done.
     *
     * @param path where it was, as {@link #registered} names it
     */
    public void forget(Path path) {
        if (!Files.exists(path)) {
            factory.remove(path);
        }
    }

    /** The commit that is checked out in it; absent where a session began a history of its own. */
    public Optional<ObjectId> head(Worktree worktree) {
        return HeadFile.commit(worktree, repository.refs());
    }

    /** Whether HEAD is on the worktree's own branch. */
    public boolean isOnBranch(Worktree worktree) {
        return HeadFile.isOnBranch(worktree);
    }

    /** What is not committed in it. */
    public List<StatusEntry> dirtyFiles(Worktree worktree) {
        return StatusEntry.parse(git(worktree).demand(new GitCommand.Status()).parts());
    }

    /**
     * Puts a HEAD that a session moved or detached back onto the branch. No file changes; commits that are on no branch are
     * kept by the snapshot, whose parent they are.
     *
     * @param tip where the branch is made again, if a session deleted it
     * @param taken the snapshot that keeps what HEAD was on; asked for so that nobody forgets to take it
     */
    public void returnToBranch(Worktree worktree, ObjectId tip, Epoch epoch, Snapshot taken) {
        RefName branch = worktree.ownBranch();
        boolean exists = repository.refs().read(branch).isPresent();
        if (exists && isOnBranch(worktree) && !hasLeftovers(worktree)) {
            return;
        }
        RefMove fence = RefMove.fencedBy(epoch);
        repository.refs().demand(exists ? fence : fence.create(branch, tip));
        deleteLeftovers(worktree);
        git(worktree).demand(new GitCommand.PutHeadOn(branch));
    }

    /**
     * Makes the worktree, and its branch, exactly a commit; ignored files stay. No session may live in it.
     *
     * @param taken the snapshot that holds what is about to go. What it does not hold is moved beside the worktree
     * @throws RefMoveRefusedException if the epoch is over; no file has changed then
     */
    public void reset(Worktree worktree, ObjectId commit, Epoch epoch, Snapshot taken) {
        if (worktree.branch() != null) {
            moveBranch(worktree.branch(), commit, epoch);
        } else {
            repository.refs().demand(RefMove.fencedBy(epoch));
        }
        setAside(worktree, taken.unheld());
        deleteLeftovers(worktree);
        if (worktree.branch() != null && !isOnBranch(worktree)) {
            git(worktree).demand(new GitCommand.PutHeadOn(worktree.branch()));
        }
        replaceIndex(worktree, taken);
        boolean there = taken.isCommittable()
                && taken.unheld().isEmpty()
                && taken.tree().equals(repository.objects().tree(commit));
        if (!there || worktree.branch() == null || HeadFile.isSomethingOpen(worktree)) {
            GitRunner git = taken.raw() ? git(worktree) : git(worktree).unfiltered();
            git.demand(new GitCommand.ResetHard(commit));
            if (mayLeaveFiles(taken, commit)) {
                git.demand(new GitCommand.Clean());
            }
        }
    }

    /**
     * Whether the index of the snapshot, which a reset begins with, may not know all files that are to go: some are not in
     * it, or were ignored when it was taken and are no more.
     */
    private boolean mayLeaveFiles(Snapshot taken, ObjectId commit) {
        return !taken.isCommittable()
                || !taken.unheld().isEmpty()
                || repository.objects().changes(commit, taken.tree()).stream()
                        .anyMatch(change -> change.path().endsWith(".gitignore"));
    }

    /**
     * An index that a session worked with keeps its assume-unchanged flags, which would hide the next task's edits. That of
     * the snapshot has none, and knows which files need not be written again; but where filters are configured its objects
     * are not those of commits, and all files are written.
     */
    private void replaceIndex(Worktree worktree, Snapshot taken) {
        if (taken.raw() || PrivateIndex.isBroken(worktree.snapshotIndex())) {
            act("rm", "-f", worktree.index());
        } else {
            // with its time, by which git tells which entries a change in the same moment may have made stale
            Path aside = worktree.index().resolveSibling("index.new");
            act("cp", "-p", worktree.snapshotIndex(), aside);
            act("mv", "-f", aside, worktree.index());
        }
    }

    /**
     * Removes a worktree; its branch stays. Removing it again does nothing.
     *
     * @param taken the snapshot that holds what is in it
     * @param agreed what a person, having seen it, agreed to lose
     * @throws io.trackyard.problem.ProblemException if more than that would be lost; nothing was removed then
     */
    public void remove(Worktree worktree, Snapshot taken, Losses agreed) {
        if (register.working(worktree.path()).isPresent()) {
            Losses more = snapshots.wouldLose(worktree).beyond(agreed);
            if (!more.isEmpty()) {
                throw Problem.of(Fault.USER, "worktree-holds-more")
                        .what("the worktree '%s' was not removed", worktree.path())
                        .why("%s keeps everything in it but: %s", taken.ref(), listed(more))
                        .remedy("move them away, or agree to lose them")
                        .exception();
            }
        }
        factory.remove(worktree.path());
    }

    private void moveBranch(RefName branch, ObjectId commit, Epoch epoch) {
        RefMove fence = RefMove.fencedBy(epoch);
        Optional<ObjectId> tip = repository.refs().read(branch);
        RefMove move = tip.map(old -> old.equals(commit) ? fence : fence.update(branch, commit, old))
                .orElseGet(() -> fence.create(branch, commit));
        repository.refs().demand(move);
    }

    private void setAside(Worktree worktree, List<Unheld> unheld) {
        Path aside = FileTrees.freeNameBeside(worktree.path());
        for (Unheld each : unheld) {
            Path from = worktree.path().resolve(each.path());
            if (each.isLostByReset() && Files.exists(from)) {
                try {
                    Path to = aside.resolve(each.path());
                    Files.createDirectories(to.getParent());
                    act("mv", "-f", from, to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static boolean hasLeftovers(Worktree worktree) {
        return LEFTOVERS.stream()
                .anyMatch(name -> Files.exists(worktree.administration().resolve(name)));
    }

    private void deleteLeftovers(Worktree worktree) {
        LEFTOVERS.stream()
                .map(worktree.administration()::resolve)
                .filter(Files::exists)
                .forEach(leftover -> act("rm", "-rf", leftover));
    }

    /** By a process: what this one did itself it would still do after it was frozen and overtaken. */
    private void act(String program, String option, Path... files) {
        List<String> arguments = new ArrayList<>(List.of(program, option, "--"));
        Stream.of(files).map(Path::toString).forEach(arguments::add);
        fence.demand(Command.of(arguments));
    }

    private static String listed(Losses losses) {
        return Stream.concat(losses.unheld().stream().map(Unheld::path), losses.ignored().stream())
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", "));
    }

    /** The path as git will name it: its parents exist and are no links. */
    private static Path settled(Path path) {
        try {
            Path parent = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a worktree has a parent");
            Files.createDirectories(parent);
            return parent.toRealPath().resolve(path.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GitRunner git(Worktree worktree) {
        return repository.git().through(fence).at(worktree.path());
    }
}
