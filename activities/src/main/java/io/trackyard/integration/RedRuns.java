package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.git.ObjectId;
import io.trackyard.verify.CheckResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The runs of the gate that were red while a queue was worked off, and whom they speak against. */
final class RedRuns {
    /** What is red once may have been chance. */
    private static final int PROOF = 2;

    /** Merged onto what else has come in, the same files need no second run. */
    private final Map<ObjectId, CheckResult> byTree = new HashMap<>();

    private final List<Set<IntegrationRequest>> candidates = new ArrayList<>();

    void add(ObjectId tree, List<IntegrationRequest> inIt, CheckResult failed) {
        byTree.put(tree, failed);
        candidates.add(Set.copyOf(inIt));
    }

    Optional<CheckResult> of(ObjectId tree) {
        return Optional.ofNullable(byTree.get(tree));
    }

    /** Whether it was in two red runs of which all others have come in since, and so passed the gate without it. */
    boolean prove(IntegrationRequest suspect, Predicate<IntegrationRequest> isIn) {
        return candidates.stream()
                        .filter(run -> run.contains(suspect))
                        .map(run -> without(run, suspect))
                        .filter(others -> others.stream().allMatch(isIn))
                        .count()
                >= PROOF;
    }

    /** One that passed after all: what was red with it was chance. */
    void acquit(IntegrationRequest innocent, ObjectId tree) {
        byTree.remove(tree);
        candidates.removeIf(run -> run.contains(innocent));
    }

    private static Set<IntegrationRequest> without(Set<IntegrationRequest> run, IntegrationRequest one) {
        Set<IntegrationRequest> others = new HashSet<>(run);
        others.remove(one);
        return others;
    }
}
