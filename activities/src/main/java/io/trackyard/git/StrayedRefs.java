package io.trackyard.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the refs that a session moved although they are not its task's, and puts them back. A move is traced to a session
 * by git's own records: it went through the HEAD of its worktree, or it led to a commit that was made there since. All
 * else may be anybody's, and is left alone.
 */
public final class StrayedRefs {
    private static final RefName STASH = new RefName("refs/stash");

    private final Repository repository;
    private final Worktree worktree;
    private final RefsThen then;
    private final List<RefLog.Entry> moves;
    private final Set<String> made;

    /** @param then as it was before the session */
    public StrayedRefs(Repository repository, Worktree worktree, RefsThen then) {
        this.repository = repository;
        this.worktree = worktree;
        this.then = then;
        this.moves = RefLog.ofHead(worktree.administration()).entriesFrom(then.headLog());
        this.made = moves.stream()
                .filter(RefLog.Entry::isNewCommit)
                .map(RefLog.Entry::after)
                .collect(Collectors.toSet());
    }

    /** What moved and is the session's doing, and what moved and may be anybody's. */
    public record Found(List<StrayedRef> traced, List<RefName> others) {}

    /** Looks, and moves nothing. The session has ended, and a snapshot of its worktree was taken. */
    public Found find() {
        SortedMap<RefName, ObjectId> now = RefsThen.all(repository);
        List<StrayedRef> traced = new ArrayList<>();
        List<RefName> others = new ArrayList<>();
        for (RefName ref : moved(now)) {
            ObjectId after = now.get(ref);
            ObjectId before = then.refs().get(ref);
            if (after != null && isTraced(ref, after)) {
                traced.add(new StrayedRef(ref, before, after, false));
            } else if (!ref.isTrackyards()) {
                others.add(ref);
            }
        }
        return new Found(traced, others);
    }

    /**
     * Puts a ref back where it was, if nobody but the session can have moved it meanwhile; in the same step the commit it
     * was on is kept as a snapshot of the task.
     */
    public StrayedRef undo(StrayedRef strayed, Origin origin, Epoch epoch) {
        ObjectId before = strayed.before();
        if (before == null || !isOnlyTheSessions(strayed)) {
            return strayed;
        }
        RefName kept = Snapshots.next(repository, origin);
        RefMoveResult result = repository
                .refs()
                .move(RefMove.fencedBy(epoch)
                        .create(kept, strayed.after())
                        .update(strayed.ref(), before, strayed.after()));
        return result == RefMoveResult.MOVED ? new StrayedRef(strayed.ref(), before, strayed.after(), true) : strayed;
    }

    /** What was there before and is elsewhere or gone; of what came to be only the stash, which everybody shares. */
    private List<RefName> moved(Map<RefName, ObjectId> now) {
        return Stream.concat(
                        then.refs().keySet().stream(),
                        Stream.of(STASH)
                                .filter(stash ->
                                        now.containsKey(stash) && !then.refs().containsKey(stash)))
                .filter(ref -> !ref.equals(worktree.branch()))
                .filter(ref -> !Objects.equals(then.refs().get(ref), now.get(ref)))
                .toList();
    }

    private boolean isTraced(RefName ref, ObjectId after) {
        List<RefLog.Entry> log = RefLog.of(repository.commonDirectory(), ref).entries();
        Optional<RefLog.Entry> last = log.isEmpty() ? Optional.empty() : Optional.of(log.get(log.size() - 1));
        if (ref.equals(STASH)) {
            // "WIP on <branch>: …" or "On <branch>: …"
            RefName own = worktree.branch();
            return own != null
                    && last.filter(entry -> entry.line().contains("n " + own.shortName() + ":"))
                            .isPresent();
        }
        return last.filter(this::isOfSession).isPresent()
                || (made.contains(after.hex())
                        && last.filter(this::isOfAnotherWorktree).isEmpty());
    }

    private boolean isOfSession(RefLog.Entry entry) {
        return moves.stream().anyMatch(move -> move.line().equals(entry.line()));
    }

    /** Whether it went through a HEAD that is not the session's: a person who takes its commits in. */
    private boolean isOfAnotherWorktree(RefLog.Entry entry) {
        return new WorktreeRegister(repository)
                .administrations().stream()
                        .filter(administration -> !administration.equals(worktree.administration()))
                        .flatMap(administration -> RefLog.ofHead(administration).entries().stream())
                        .anyMatch(move -> move.line().equals(entry.line()));
    }

    /** Whether the log of the ref leads from where it was to where it is by moves of the session alone. */
    private boolean isOnlyTheSessions(StrayedRef strayed) {
        String at = strayed.after().hex();
        String start = Objects.requireNonNull(strayed.before()).hex();
        List<RefLog.Entry> log =
                RefLog.of(repository.commonDirectory(), strayed.ref()).entries();
        for (int index = log.size() - 1; index >= 0 && !at.equals(start); index--) {
            RefLog.Entry entry = log.get(index);
            boolean ours = isOfSession(entry) || (made.contains(entry.after()) && !isOfAnotherWorktree(entry));
            if (!ours || !entry.after().equals(at)) {
                return false;
            }
            at = entry.before();
        }
        return at.equals(start);
    }
}
