package io.trackyard.salvage;

import io.trackyard.git.RunRefs;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;

/** Answers whoever names a run that is not there. */
final class RunNames {
    private RunNames() {}

    /** @throws io.trackyard.problem.ProblemException where there is none of this name */
    static void demand(String wanted, List<LeftRun> runs) {
        List<String> known = runs.stream()
                .map(LeftRun::name)
                .filter(name -> !name.equals(RunRefs.BACKGROUND))
                .toList();
        if (!known.contains(wanted)) {
            Problem.Draft draft = Problem.of(Fault.USER, "unknown-run").what("there is no run \"%s\" here", wanted);
            NearestName.question(wanted, known).ifPresent(draft::remedy);
            throw (known.isEmpty()
                            ? draft.why("no run has left anything")
                            : draft.remedy("the runs here are " + NearestName.listed(wanted, known)))
                    .exception();
        }
    }
}
