package io.trackyard.launch;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Ending;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import java.util.Optional;

/** Where the work of a run that is over is now: asked of git, since branches are moved long after a run has ended. */
public final class LandedWork {
    private LandedWork() {}

    /** The run with its ending as the repository has it; unchanged where nothing of its work is there any more. */
    public static RunSnapshot in(Repository repository, RunSnapshot run) {
        if (!run.state().isOver()) {
            return run;
        }
        return new RunBranch(repository, run.run())
                .tip()
                .or(() -> run.ending().map(Ending::tip).flatMap(repository::resolve))
                .map(tip -> run.leaving(Optional.of(ending(repository, run, tip))))
                .orElse(run);
    }

    private static Ending ending(Repository repository, RunSnapshot run, ObjectId tip) {
        boolean landed = ResultState.of(repository, tip, run.base(), run.target()) == ResultState.LANDED;
        return new Ending(
                tip.hex(),
                run.ending().flatMap(Ending::landedOn),
                run.ending().flatMap(Ending::refusal),
                landed,
                run.ending().flatMap(Ending::closing));
    }
}
