package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is known of tasks beside their source.
 *
 * @param taken ids a person wants carried out though the source gives them to somebody else
 * @param integrated ids whose work is reachable from the base already
 * @param begun what commits reachable from the base name in brackets behind their type, as in {@code feat(03-01): …};
 *     asked only by sources whose tasks are committed so
 * @param run the run that reads its source again: what it has claimed itself is nobody else's
 */
public record KnownTasks(Set<TaskId> taken, Set<TaskId> integrated, Supplier<Set<String>> begun, Optional<String> run) {
    /** Nothing. */
    public static final KnownTasks NONE = new KnownTasks(Set.of(), Set.of());

    public KnownTasks {
        taken = Set.copyOf(taken);
        integrated = Set.copyOf(integrated);
    }

    /** What is known before any run, of a repository in which no commit names a task. */
    public KnownTasks(Set<TaskId> taken, Set<TaskId> integrated) {
        this(taken, integrated, Set::of, Optional.empty());
    }

    /** The same, where commits may name tasks. */
    public KnownTasks begun(Supplier<Set<String>> names) {
        return new KnownTasks(taken, integrated, names, run);
    }

    /** The same, read by a run that has started. */
    public KnownTasks readBy(String name) {
        return new KnownTasks(taken, integrated, begun, Optional.of(name));
    }
}
