package io.trackyard.git;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The branches, tags, notes and the stash of a repository as they were before a session, and how far the log of its
 * worktree's HEAD had come. Trackyard's other refs are not among them: they move all the time, and only fenced.
 */
public final class RefsThen {
    private static final String[] PLACES = {"refs/heads/", "refs/tags/", "refs/notes/", "refs/stash"};

    private final long headLog;
    private final SortedMap<RefName, ObjectId> refs;

    private RefsThen(long headLog, SortedMap<RefName, ObjectId> refs) {
        this.headLog = headLog;
        this.refs = refs;
    }

    /** As they are now. */
    public static RefsThen now(Repository repository, Worktree worktree) {
        return new RefsThen(RefLog.ofHead(worktree.administration()).size(), all(repository));
    }

    static SortedMap<RefName, ObjectId> all(Repository repository) {
        return repository.refs().below(PLACES);
    }

    /** Reads what {@link #text} wrote. */
    public static RefsThen parse(String text) {
        SortedMap<RefName, ObjectId> refs =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        String[] lines = text.split("\n");
        for (int at = 1; at < lines.length; at++) {
            String[] parts = lines[at].split(" ");
            refs.put(new RefName(parts[1]), ObjectId.of(parts[0]));
        }
        return new RefsThen(Long.parseLong(lines[0]), refs);
    }

    /** To be kept in a file, for whoever takes over. */
    public String text() {
        StringBuilder text = new StringBuilder().append(headLog).append('\n');
        refs.forEach(
                (ref, object) -> text.append(object).append(' ').append(ref).append('\n'));
        return text.toString();
    }

    long headLog() {
        return headLog;
    }

    SortedMap<RefName, ObjectId> refs() {
        return refs;
    }
}
