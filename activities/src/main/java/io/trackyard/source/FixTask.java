package io.trackyard.source;

import io.trackyard.plan.TaskId;
import java.util.Optional;

/**
 * A task that a calibration asks for.
 *
 * @param title one line for people
 * @param text what the agent is told
 * @param priority that of the worst of the issues it is to mend; 0 is the most urgent
 * @param foundIn the task whose work has the issues; absent where no single one has
 */
public record FixTask(String title, String text, int priority, Optional<TaskId> foundIn) {}
