package io.trackyard.source.planning;

import io.trackyard.plan.Scope;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.scope.SubmodulePaths;
import java.util.Optional;
import java.util.Set;

/**
 * Why an open plan stays out of a run. What was not asked for comes first, then what cannot be; the number of plans a run
 * takes is counted last, so that only plans that could be carried out use it up.
 */
final class HoldReason {
    /** What users of planning directories have agreed to by default: each session has a quota of its own. */
    static final int MOST_PLANS = 10;

    private final Part part;
    private final KnownTasks known;
    private final Set<String> begun;
    private final SubmodulePaths submodules;
    private int left;

    HoldReason(Part part, KnownTasks known, SubmodulePaths submodules) {
        this.part = part;
        this.known = known;
        this.begun = known.begun().get();
        this.submodules = submodules;
        this.left = limit(part);
    }

    /** How many plans a run takes. */
    static int limit(Part part) {
        return part.limit() == null ? MOST_PLANS : part.limit();
    }

    /**
     * To be asked once for each plan, in the order in which they are carried out.
     *
     * @param chain the plan's tasks, some of which may be integrated already
     */
    Optional<String> of(PlanFile plan, int wave, PlanChain chain, Scope scope) {
        return notAskedFor(plan, wave)
                .or(() -> submodules
                        .touchedBy(scope)
                        .map(path -> "works in the submodule %s, which is empty in every worktree: carry it out by hand"
                                .formatted(path)))
                .or(() -> isBegun(plan, chain) ? Optional.of(begun(plan)) : Optional.empty())
                .or(this::overTheLimit);
    }

    /** Counts a plan that this run has carried out already: the source is read again between its phases. */
    void carriedOut() {
        left--;
    }

    private Optional<String> notAskedFor(PlanFile plan, int wave) {
        if (part.wave() != null && wave != part.wave()) {
            return Optional.of("in wave %d: --wave %d was asked for".formatted(wave, part.wave()));
        }
        return part.gapsOnly() && !plan.closesGaps()
                ? Optional.of("closes no gap: --gaps-only was asked for")
                : Optional.empty();
    }

    /** Its commits are there and its summary is not; a chain that Trackyard itself left half-way goes on. */
    private boolean isBegun(PlanFile plan, PlanChain chain) {
        return begun.contains(plan.name().canonical())
                && !known.taken().contains(plan.id())
                && chain.ids().stream().noneMatch(known.integrated()::contains);
    }

    private static String begun(PlanFile plan) {
        return """
                commits of it are there and no summary: write %s to close it out, give --take %s to execute it from \
                scratch, or leave it out""".formatted(plan.summaryPath(), plan.name().id());
    }

    private Optional<String> overTheLimit() {
        left--;
        if (left >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                part.limit() == null
                        ? "not dispatched: a run takes %d plans (--limit N --accept-cost takes more)"
                                .formatted(MOST_PLANS)
                        : "not dispatched: --limit %d".formatted(part.limit()));
    }
}
