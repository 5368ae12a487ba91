package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.function.Function;

/** Where issues are kept: in beads' database, for which its program speaks, or in the lines that it exports. */
interface IssueStore {

    /** The file or directory by which a person names it. */
    SourceFile file();

    /** What is read, for people. */
    String describe();

    /**
     * All issues, as they are now.
     *
     * @throws io.trackyard.problem.ProblemException where they cannot be read at all
     */
    Issues read();

    /** Whether what is written to it stays: a backup is only read. */
    boolean isWritable();

    /** The files that {@link #update} changes, relative to the repository; none where git never sees them. */
    List<String> paths();

    /**
     * Changes issues: reads them, asks what is to be changed, and changes just that.
     *
     * @param actor under whose name
     * @param decision what is to be changed, in order; asked again where somebody else wrote meanwhile
     * @throws io.trackyard.problem.ProblemException where they cannot be written now; some may be changed already
     */
    void update(String actor, Function<Issues, List<IssueChange>> decision);

    /**
     * Adds issues, each once: one whose key is there already is found by it.
     *
     * @param actor under whose name
     * @param blocked the issues that wait for all of them
     * @return their ids, in the same order
     * @throws io.trackyard.problem.ProblemException where they cannot be written now; some may be there already
     */
    List<TaskId> add(String actor, List<NewIssue> added, List<TaskId> blocked);
}
