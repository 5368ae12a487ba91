package io.trackyard.plan;

import java.util.List;

/** What keeps two tasks from being carried out side by side. */
public sealed interface Obstacle {

    /** Whether it is one between just these two, and not through others. */
    boolean isDirect();

    /**
     * One needs the other.
     *
     * @param task that needs
     * @param on what it needs
     * @param through the tasks between them, from the one that needs; empty where it says so itself
     */
    record Need(TaskId task, TaskId on, List<TaskId> through) implements Obstacle {
        public Need {
            through = List.copyOf(through);
        }

        @Override
        public boolean isDirect() {
            return through.isEmpty();
        }
    }

    /**
     * They share a track.
     *
     * @param paths what both may touch; empty where they do so through others
     * @param through the tasks between them, each of which may touch files of the one before
     */
    record SharedFiles(List<PathPattern> paths, List<TaskId> through) implements Obstacle {
        public SharedFiles {
            paths = List.copyOf(paths);
            through = List.copyOf(through);
        }

        @Override
        public boolean isDirect() {
            return through.isEmpty();
        }
    }

    /**
     * One names no files, and the rules let nothing run beside it.
     *
     * @param tasks the one, or both
     */
    record UnknownScope(List<TaskId> tasks) implements Obstacle {
        public UnknownScope {
            tasks = List.copyOf(tasks);
        }

        @Override
        public boolean isDirect() {
            return true;
        }
    }

    /**
     * They lie in different phases.
     *
     * @param first the number of the phase of the first of the pair
     * @param second that of the second
     */
    record OtherPhase(int first, int second) implements Obstacle {
        @Override
        public boolean isDirect() {
            return false;
        }
    }
}
