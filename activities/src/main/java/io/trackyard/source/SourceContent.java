package io.trackyard.source;

import io.trackyard.plan.TaskList;
import io.trackyard.problem.Problem;
import java.util.List;

/**
 * What one reading of a source found.
 *
 * @param tasks what could be read, also of tasks that have a fault
 * @param faults what forbids a plan, in the order of the source
 * @param warnings what a person should know before the start
 */
public record SourceContent(TaskList tasks, List<Problem> faults, List<Problem> warnings) {
    public SourceContent {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    /** One that warns of nothing. */
    public SourceContent(TaskList tasks, List<Problem> faults) {
        this(tasks, faults, List.of());
    }
}
