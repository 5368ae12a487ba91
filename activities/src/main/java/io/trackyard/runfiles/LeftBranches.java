package io.trackyard.runfiles;

import io.trackyard.git.EncodedId;
import io.trackyard.git.Handover;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.LeftWork;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Leaves the work of a batch's tasks where the program that asked for the batch looks for it. */
public final class LeftBranches {
    /** Ids of task XML are such; they are kept as they are, since the other program spells them so. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,99}");

    private final OpenRun run;
    private final BatchCall batch;

    public LeftBranches(OpenRun run, BatchCall batch) {
        this.run = run;
        this.batch = batch;
    }

    /**
     * Puts a commit on a branch, and into a worktree, that are called after the task.
     *
     * @throws io.trackyard.problem.ProblemException where no worktree can be made there
     */
    public LeftWork leave(String task, ObjectId commit) {
        String name = PLAIN.matcher(task).matches() ? task : EncodedId.of(task).value();
        Handover.Place place = new Handover(run.repository()).hand(Path.of(batch.worktrees()), name, commit);
        return new LeftWork(place.branch(), place.path().toString(), commit.hex());
    }
}
