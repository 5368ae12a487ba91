package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.function.Function;

/**
 * A directory of beads whose issues are out of reach: it has no lines, and there is no {@code bd} to ask, or none that
 * has a database for it.
 *
 * @param file the {@code .beads} directory
 * @param asked whether bd is there, and has no database
 */
record ClosedStore(SourceFile file, boolean asked) implements IssueStore {

    @Override
    public String describe() {
        return "the database in " + file.name();
    }

    @Override
    public Issues read() {
        throw refusal();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public void update(String actor, Function<Issues, List<IssueChange>> decision) {
        throw refusal();
    }

    @Override
    public List<TaskId> add(String actor, List<NewIssue> added, List<TaskId> blocked) {
        throw refusal();
    }

    private ProblemException refusal() {
        if (asked) {
            return Problem.of(Fault.USER, "no-issues")
                    .what("%s holds no issues", file.name())
                    .why("bd has no database for it, and %s/issues.jsonl is not there", file.name())
                    .remedy("bd bootstrap", "get the database of a repository that was cloned")
                    .remedy("bd init", "begin a new one")
                    .exception();
        }
        return Problem.of(Fault.USER, "no-bd")
                .what("the issues of %s are in a database, and there is no bd to ask", file.name())
                .why("bd is not on PATH, and %s/issues.jsonl is not there", file.name())
                .remedy("see that PATH names the directory of bd")
                .remedy("bd export -o .beads/issues.jsonl", "where bd is, and bring the file here")
                .exception();
    }
}
