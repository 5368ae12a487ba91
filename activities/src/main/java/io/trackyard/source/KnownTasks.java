package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of tasks beside their source.
 *
 * @param taken ids a person wants carried out though the source gives them to somebody else
 * @param integrated ids whose work is reachable from the base already
 * @param begun what commits reachable from the base name in brackets behind their type, as in {@code feat(03-01): …};
 *     asked only by sources whose tasks are committed so
 */
public record KnownTasks(Set<TaskId> taken, Set<TaskId> integrated, Supplier<Set<String>> begun) {
    /** Nothing. */
    public static final KnownTasks NONE = new KnownTasks(Set.of(), Set.of());

    public KnownTasks {
        taken = Set.copyOf(taken);
        integrated = Set.copyOf(integrated);
    }

    /** Of a repository in which no commit names a task. */
    public KnownTasks(Set<TaskId> taken, Set<TaskId> integrated) {
        this(taken, integrated, Set::of);
    }
}
