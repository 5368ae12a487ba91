package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads and moves the refs of a repository. Not by JGit: while another process packs the refs, it sees them missing, or
 * older than they are.
 */
public final class Refs {
    private static final int TRIES = 3;
    /** What a ref file holds, unless it is the name of another ref. */
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}");

    private final GitRunner git;
    private final Path commonDirectory;

    Refs(GitRunner git, Path commonDirectory) {
        this.git = git;
        this.commonDirectory = commonDirectory;
    }

    /** The object a ref names, if there is such a ref. */
    public Optional<ObjectId> read(RefName ref) {
        return loose(ref).or(() -> Optional.ofNullable(below(ref.value()).get(ref)));
    }

    /**
     * What the file of a ref says, which git replaces as a whole and which goes before all packed ones: where there is
     * one, it is the truth. Where there is none the ref may have been packed, and git is asked.
     */
    private Optional<ObjectId> loose(RefName ref) {
        try {
            String text = Files.readString(commonDirectory.resolve(ref.value())).strip();
            return OBJECT.matcher(text).matches() ? Optional.of(ObjectId.of(text)) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** All refs that lie below a name, or have it. */
    SortedMap<RefName, ObjectId> below(String prefix) {
        SortedMap<RefName, ObjectId> found =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        for (String line : git.demand(new GitCommand.ListRefs(prefix)).lines()) {
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
     * Moves refs without which the caller cannot go on.
     *
     * @throws RefMoveRefusedException if they did not move
     */
    public void demand(RefMove move) {
        RefMoveResult result = move(move);
        if (result != RefMoveResult.MOVED) {
            throw new RefMoveRefusedException(move, result);
        }
    }

    /**
     * Deletes the lock that a git left on a ref when it was killed. The caller knows that it is dead. Does nothing where
     * there is no lock.
     *
     * @throws IllegalArgumentException if the ref is not Trackyard's own: on any other the lock may be a person's git
     */
    public void removeStaleLock(RefName ref) {
        if (!ref.isTrackyards()) {
            throw new IllegalArgumentException("a lock on %s may be a person's".formatted(ref));
        }
        try {
            Files.deleteIfExists(lock(ref));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private Path lock(RefName ref) {
        return commonDirectory.resolve(ref.value() + ".lock");
    }
}
