package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.Set;

/**
 * What is known of tasks beside their source.
 *
 * @param taken ids a person wants carried out though the source gives them to somebody else
 * @param integrated ids whose work is reachable from the base already
 */
public record KnownTasks(Set<TaskId> taken, Set<TaskId> integrated) {
    /** Nothing. */
    public static final KnownTasks NONE = new KnownTasks(Set.of(), Set.of());

    public KnownTasks {
        taken = Set.copyOf(taken);
        integrated = Set.copyOf(integrated);
    }
}
