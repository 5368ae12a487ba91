package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of tasks beside their source.
 *
 * @param taken ids a person wants carried out though the source gives them to somebody else
 * @param integrated ids whose work is reachable from the base already
 * @param run the run that reads its source again: what it has claimed itself is nobody else's
 */
public record KnownTasks(Set<TaskId> taken, Set<TaskId> integrated, Optional<String> run) {
    /** Nothing. */
    public static final KnownTasks NONE = new KnownTasks(Set.of(), Set.of());

    public KnownTasks {
        taken = Set.copyOf(taken);
        integrated = Set.copyOf(integrated);
    }

    /** What is known before any run. */
    public KnownTasks(Set<TaskId> taken, Set<TaskId> integrated) {
        this(taken, integrated, Optional.empty());
    }
}
