package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.List;

/** Writes the tasks that a calibration asks for into the source of the run. */
public interface FixWriter {

    /** As {@link SourceWriter#paths()}. */
    List<String> paths();

    /**
     * Writes them, each once, however often it is called for the same calibration.
     *
     * @param calibration a name that no other calibration of the run has: {@code "phase-2/round-1"}
     * @param fixes the tasks, always the same for one calibration
     * @param next the tasks of the next phase, which wait for them
     * @return their ids in the source, in the order of the fixes
     * @throws io.trackyard.problem.ProblemException where the source cannot be written now; it is tried again
     */
    List<TaskId> write(String run, String calibration, List<FixTask> fixes, List<TaskId> next);
}
