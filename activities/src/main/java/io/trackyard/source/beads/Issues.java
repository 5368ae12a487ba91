package io.trackyard.source.beads;

import io.trackyard.problem.Problem;
import java.util.List;

/**
 * All that beads knew at one moment.
 *
 * @param all in the order in which they were read
 * @param dependencies between them, and to what is not among them
 * @param faults what of it cannot be read
 */
record Issues(List<Issue> all, List<Dependency> dependencies, List<Problem> faults) {
    Issues {
        all = List.copyOf(all);
        dependencies = List.copyOf(dependencies);
        faults = List.copyOf(faults);
    }
}
