package io.trackyard.plan;

import java.util.List;

/**
 * Two tasks of a plan, in the order of the source.
 *
 * @param obstacles all that keeps them from being carried out side by side; none where they can be
 */
public record TaskPair(TaskId first, TaskId second, List<Obstacle> obstacles) {
    public TaskPair {
        obstacles = List.copyOf(obstacles);
    }

    /** Whether they can be carried out at the same time. */
    public boolean isSideBySide() {
        return obstacles.isEmpty();
    }
}
