package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
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
 * @param next the command that carries it out; absent where it is about to be carried out anyway
 */
public record PlanOutline(String source, Base base, Terms terms, Plan plan, List<Phase> phases, Optional<String> next) {
    public PlanOutline {
        phases = List.copyOf(phases);
    }

    /** The same with the command that carries it out. */
    public PlanOutline withNext(String command) {
        return new PlanOutline(source, base, terms, plan, phases, Optional.of(command));
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
     */
    public record Terms(String profile, int attempts, int maxParallel) {}
}
