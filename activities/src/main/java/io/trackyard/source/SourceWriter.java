package io.trackyard.source;

import io.trackyard.activity.TaskNews;
import java.util.List;
import java.util.function.Function;

/**
 * Writes back to a source what became of its tasks. Every call may come again, and news may come late: what is written
 * already stays as it is. Files are changed atomically, with everything kept that is not about these tasks.
 */
public interface SourceWriter {

    /**
     * The files and directories it changes, relative to the root its source was found in. Where git tracks one of them,
     * the writing is done in a tree of its own and committed on the run's branch; else in place.
     */
    List<String> paths();

    /**
     * Writes.
     *
     * @param news in the order in which it happened
     * @throws io.trackyard.problem.ProblemException where the source cannot be written now; it is tried again
     */
    void write(String run, List<TaskNews> news);

    /**
     * The same, for a source that holds more of a task than its news.
     *
     * @param traces what is known of the task with an id
     */
    default void write(String run, List<TaskNews> news, Function<String, TaskTrace> traces) {
        write(run, news);
    }
}
