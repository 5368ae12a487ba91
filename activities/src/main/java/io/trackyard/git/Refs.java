package io.trackyard.git;

import io.trackyard.process.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads and moves the refs of a repository. Not by JGit: while another process packs the refs, it sees them missing, or
 * older than they are.
 */
public final class Refs implements AutoCloseable {
    private static final int TRIES = 3;

    /** Some ten seconds; packing many refs takes one or two. */
    private static final int LOCKED_TRIES = 100;

    private final Tag movers;
    private final GitRunner git;
    private final Path commonDirectory;
    private final RefFiles files;
    private final RefTransactions transactions;

    Refs(GitRunner git, Path commonDirectory) {
        this.movers = Tag.ofRefs(commonDirectory.toString());
        this.git = git.withVariable(movers.variable(), movers.value());
        this.commonDirectory = commonDirectory;
        this.files = new RefFiles(commonDirectory);
        this.transactions = new RefTransactions(this.git);
    }

    /** The object a ref names, if there is such a ref. */
    public Optional<ObjectId> read(RefName ref) {
        try {
            return files.read(ref);
        } catch (RefFiles.Unclear unclear) {
            return Optional.ofNullable(listed(ref.value()).get(ref));
        }
    }

    /** All refs that lie below one of these names, or have it. */
    SortedMap<RefName, ObjectId> below(String... names) {
        SortedMap<RefName, ObjectId> found =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        for (String name : names) {
            try {
                found.putAll(files.below(name));
            } catch (RefFiles.Unclear unclear) {
                found.putAll(listed(name));
            }
        }
        return found;
    }

    private SortedMap<RefName, ObjectId> listed(String name) {
        SortedMap<RefName, ObjectId> found =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        for (String line : git.demand(new GitCommand.ListRefs(name)).lines()) {
            int gap = line.indexOf(' ');
            found.put(new RefName(line.substring(0, gap)), ObjectId.of(line.substring(gap + 1)));
        }
        return found;
    }

    /**
     * Tries a move, once as far as the caller can tell.
     *
     * @throws GitFailedException if git refuses for a reason that is none of the results: nothing moved
     */
    public RefMoveResult move(RefMove move) {
        if (transactions.carryOut(move)) {
            return RefMoveResult.MOVED;
        }
        GitResult tried = git.run(new GitCommand.MoveRefs(move.input()));
        for (int again = 1; !tried.succeeded(); again++) {
            Optional<RefMoveResult> reason = reason(move);
            if (reason.isPresent()) {
                return reason.get();
            }
            if (again == TRIES) {
                throw new GitFailedException(tried);
            }
            // whoever held a lock has let go between git's refusal and the look for its reason
            tried = git.run(new GitCommand.MoveRefs(move.input()));
        }
        return RefMoveResult.MOVED;
    }

    /**
     * Tries a move until nobody's lock is in its way. A lock on a ref of Trackyard's own that nobody works under any more is
     * taken away.
     *
     * @return LOCKED only where something else is locked for long: all refs, by a git that packs them, or a person's branch
     */
    RefMoveResult movePatiently(RefMove move) {
        StaleLocks locks = new StaleLocks(movers);
        RefMoveResult result = move(move);
        for (int again = 0;
                result == RefMoveResult.LOCKED && (locks.areHeld(ownLocks(move)) || again < LOCKED_TRIES);
                again++) {
            // git itself waits a tenth of a second for a lock
            result = move(move);
        }
        return result;
    }

    /** Where the locks lie that may be taken away: on any other ref it may be a person's. */
    List<Path> ownLocks(RefMove move) {
        return move.steps().stream()
                .map(RefMove.Step::ref)
                .filter(RefName::isTrackyards)
                .map(this::lock)
                .toList();
    }

    /**
     * Moves refs without which the caller cannot go on, as {@link #movePatiently}.
     *
     * @throws RefMoveRefusedException if they did not move
     */
    public void demand(RefMove move) {
        RefMoveResult result = movePatiently(move);
        if (result != RefMoveResult.MOVED) {
            throw new RefMoveRefusedException(move, result);
        }
    }

    /** Told from the refs themselves and not from git's words, which differ by version. */
    private Optional<RefMoveResult> reason(RefMove move) {
        boolean changed = false;
        boolean locked = Files.exists(commonDirectory.resolve("packed-refs.lock"));
        for (RefMove.Step step : move.steps()) {
            boolean asExpected = read(step.ref()).equals(Optional.ofNullable(step.expected()));
            if (!asExpected && step.kind() == RefMove.Kind.VERIFY) {
                return Optional.of(RefMoveResult.FENCED);
            }
            changed |= !asExpected;
            locked |= Files.exists(lock(step.ref()));
        }
        if (changed) {
            return Optional.of(RefMoveResult.CHANGED_MEANWHILE);
        }
        return locked ? Optional.of(RefMoveResult.LOCKED) : Optional.empty();
    }

    /** Ends the processes that were kept for the next moves. */
    @Override
    public void close() {
        transactions.close();
    }

    private Path lock(RefName ref) {
        return commonDirectory.resolve(ref.value() + ".lock");
    }
}
