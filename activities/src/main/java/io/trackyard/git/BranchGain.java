package io.trackyard.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a branch has gained since a commit, and how much that is. Only reads, and starts no process. */
public final class BranchGain {
    private final ObjectReader objects;

    public BranchGain(Repository repository) {
        this.objects = repository.objects();
    }

    /**
     * How much a change is.
     *
     * @param added lines; of a file that is no text none are counted
     * @param removed lines
     */
    public record Size(int files, int added, int removed) {}

    /**
     * A commit of the branch.
     *
     * @param at when it was committed
     * @param size how much it changes, compared with its first parent
     */
    public record Gained(RunCommit commit, Instant at, Size size) {}

    /** The commits between, along first parents; the oldest first. */
    public List<Gained> commits(ObjectId base, ObjectId tip) {
        List<Gained> gained = new ArrayList<>();
        for (RunCommit commit : objects.firstParents(tip, base)) {
            Size size = commit.parents().isEmpty()
                    ? new Size(0, 0, 0)
                    : objects.size(commit.parents().get(0), commit.id());
            gained.add(new Gained(commit, objects.committedAt(commit.id()), size));
        }
        Collections.reverse(gained);
        return gained;
    }

    /** How much two commits differ. */
    public Size size(ObjectId base, ObjectId commit) {
        return objects.size(base, commit);
    }
}
