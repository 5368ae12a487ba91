package io.trackyard.source;

import io.trackyard.plan.TaskList;
import io.trackyard.problem.Problem;
import java.util.List;

/**
 * What one reading of a source found.
 *
 * @param tasks what could be read, also of tasks that have a fault
 * @param faults what forbids a plan, in the order of the source
 */
public record SourceContent(TaskList tasks, List<Problem> faults) {
    public SourceContent {
        faults = List.copyOf(faults);
    }
}
