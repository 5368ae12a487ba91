package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.git.Epoch;
import io.trackyard.git.ObjectId;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import java.util.Optional;
import java.util.function.Predicate;

/** The runs of the gate while a queue is worked off: counted, and none of them for files that were red before. */
final class Trials {
    private final OpenRun run;
    private final Gate gate;
    private final Epoch epoch;
    private final RedRuns red = new RedRuns();
    private int runs;

    Trials(OpenRun run, Gate gate, Epoch epoch) {
        this.run = run;
        this.gate = gate;
        this.epoch = epoch;
    }

    /** How often the gate was asked. */
    int runs() {
        return runs;
    }

    /** Why candidates do not pass together; empty where they do, or where no gate is asked here. */
    Optional<CheckResult> failure(Chain chain) {
        if (run.plan().policy().merging().gateAt() == GateAt.PHASE) {
            return Optional.empty();
        }
        ObjectId tree = tree(chain);
        Optional<CheckResult> known = red.of(tree);
        if (known.isPresent()) {
            return known;
        }
        runs++;
        Optional<CheckResult> failed = gate.once(run, name(chain), chain.end(), epoch);
        failed.ifPresent(result -> red.add(tree, chain.requests(), result));
        return failed;
    }

    /**
     * The last word on one that is red. What speaks against it only once may have been chance, of the gate itself: then it
     * gets a second one.
     *
     * @param isIn who has come in
     */
    GateOutcome judge(Chain alone, CheckResult first, Predicate<IntegrationRequest> isIn) {
        IntegrationRequest request = alone.requests().get(0);
        if (red.prove(request, isIn)) {
            return new GateOutcome(Optional.of(first), Optional.empty());
        }
        runs++;
        GateOutcome outcome = gate.again(first, run, request.task(), alone.end(), epoch);
        if (outcome.red().isEmpty()) {
            red.acquit(request, tree(alone));
        }
        return outcome;
    }

    private ObjectId tree(Chain chain) {
        return run.repository().commit(chain.end()).tree();
    }

    /** What the logs of its gate are kept under. */
    private static String name(Chain chain) {
        String first = chain.requests().get(0).task();
        return chain.links().size() == 1
                ? first
                : "%s+%d".formatted(first, chain.links().size() - 1);
    }
}
