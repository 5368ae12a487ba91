package io.trackyard.salvage;

import io.trackyard.git.EncodedId;
import io.trackyard.git.RunRef;
import io.trackyard.plan.Task;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.runfiles.RunDirectory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as its repository and this host remember it.
 *
 * @param name as people know it
 * @param refs all that it left
 * @param plan the newest one; absent where it cannot be read
 * @param directory its files on this host, which may not be there
 * @param open whether it goes on
 */
record LeftRun(String name, List<RunRef> refs, @Nullable FrozenPlan plan, RunDirectory directory, boolean open) {
    LeftRun {
        refs = List.copyOf(refs);
    }

    List<RunRef> refs(RunRef.Kind kind) {
        return refs.stream().filter(ref -> ref.kind() == kind).toList();
    }

    Optional<RunRef> branch() {
        return refs(RunRef.Kind.BRANCH).stream().findFirst();
    }

    /** The task of the plan that stands in refs so. */
    Optional<Task> task(String encoded) {
        FrozenPlan known = plan;
        return known == null
                ? Optional.empty()
                : known.tasks().stream()
                        .filter(task -> EncodedId.of(task.id().text()).value().equals(encoded))
                        .findFirst();
    }

    List<String> names() {
        return refs.stream().map(ref -> ref.name().value()).toList();
    }
}
