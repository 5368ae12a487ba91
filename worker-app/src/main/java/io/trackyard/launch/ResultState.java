package io.trackyard.launch;

import io.trackyard.git.ObjectId;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import java.util.Optional;

/** What became of a run's result so far, as git alone tells it. */
public enum ResultState {
    /** There is none: nothing was integrated, the run's branch is gone, or it is a batch that another program merges. */
    NONE,
    /** The target branch lacks some of it. */
    UNLANDED,
    /** The target branch has all of it, whoever brought it there. */
    LANDED;

    public static ResultState of(Repository repository, RunCard run) {
        Optional<ObjectId> tip = new RunBranch(repository, run.run().run()).tip();
        if (tip.isEmpty()) {
            return NONE;
        }
        FrozenPlan plan = new FrozenPlans().read(repository, run.run().plan());
        if (plan.origin().batch() != null) {
            return NONE;
        }
        return of(repository, tip.get(), plan.base(), Optional.ofNullable(plan.target()));
    }

    /** What became of the result at a commit, of a run from {@code base}; the run's branch need not be there any more. */
    static ResultState of(Repository repository, ObjectId tip, String base, Optional<String> target) {
        if (tip.hex().equals(base)) {
            return NONE;
        }
        return target.map(RefName::branch)
                        .flatMap(repository.refs()::read)
                        .filter(there -> repository.isReachable(tip, there))
                        .isPresent()
                ? LANDED
                : UNLANDED;
    }
}
