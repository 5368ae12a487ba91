package io.trackyard.display;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.policy.Calibration;
import java.util.List;
import java.util.Optional;

/**
 * A plan as it is put before a person or a program.
 *
 * @param source what it was read from, for people: {@code "beads · .beads/issues.jsonl"}
 * @param base what it would start from
 * @param terms how it would be carried out
 * @param plan the tasks, what stays out, and what a person should see before the start
 * @param phases in the order in which they run
 * @param next the command that carries it out; absent where it is about to be carried out anyway, or would be
 *     refused
 * @param dispatch what is agreed to by typing the word in full; absent where that is not asked for
 */
public record PlanOutline(
        String source,
        Base base,
        Terms terms,
        Plan plan,
        List<Phase> phases,
        Optional<String> next,
        Optional<Dispatch> dispatch) {
    public PlanOutline {
        phases = List.copyOf(phases);
    }

    /** One that is agreed to by a plain yes, or without a word. */
    public PlanOutline(String source, Base base, Terms terms, Plan plan, List<Phase> phases, Optional<String> next) {
        this(source, base, terms, plan, phases, next, Optional.empty());
    }

    /** The same with the command that carries it out. */
    public PlanOutline withNext(String command) {
        return new PlanOutline(source, base, terms, plan, phases, Optional.of(command), dispatch);
    }

    /** The same with what is agreed to. */
    public PlanOutline dispatching(Dispatch agreed) {
        return new PlanOutline(source, base, terms, plan, phases, next, Optional.of(agreed));
    }

    /**
     * Where the work starts.
     *
     * @param commit the commit that is checked out
     * @param target the branch that is checked out; absent on a detached HEAD
     * @param uncommitted paths whose changes are in no commit, so that no task will see them; what Trackyard itself reads
     *     is none of them: it is read as it lies there
     */
    public record Base(String commit, Optional<String> target, List<String> uncommitted) {
        public Base {
            uncommitted = List.copyOf(uncommitted);
        }
    }

    /**
     * How it is carried out.
     *
     * @param profile the name of the profile the values started from
     * @param attempts how many each task has that names no number itself
     * @param maxParallel how many tracks are open at once
     * @param layout by what rules the tasks became phases and tracks
     * @param calibration how each phase is looked at before the next one starts
     */
    public record Terms(String profile, int attempts, int maxParallel, LayoutRules layout, Calibration calibration) {

        /** Terms under which no phase is looked at. */
        public Terms(String profile, int attempts, int maxParallel, LayoutRules layout) {
            this(profile, attempts, maxParallel, layout, Calibration.NONE);
        }
    }
}
