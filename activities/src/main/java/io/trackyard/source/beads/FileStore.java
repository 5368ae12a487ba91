package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.FileHold;
import io.trackyard.source.text.FileReplacement;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Issues in a file of lines. Only the lines that change are written again, and of those only the fields that change;
 * the file is replaced as a whole, and never over what another program wrote meanwhile.
 */
record FileStore(SourceFile file, Waiter waiter, InstantSource clock) implements IssueStore {
    /** Beads exports now and then; who writes all the time is no beads. */
    private static final int MOST_ATTEMPTS = 10;

    @Override
    public String describe() {
        return file.name();
    }

    @Override
    public Issues read() {
        return lines().issuesIn(lines().settledText());
    }

    /** A backup is written by beads and read by nobody else: what is said there is forgotten. */
    @Override
    public boolean isWritable() {
        Path directory = file.path().toAbsolutePath().normalize().getParent();
        return directory == null || !directory.endsWith("backup");
    }

    @Override
    public List<String> paths() {
        return List.of(file.name());
    }

    @Override
    public void update(String actor, Function<Issues, List<IssueChange>> decision) {
        rewrite(actor, (text, issues) -> {
            decision.apply(issues).forEach(text::change);
            return List.of();
        });
    }

    @Override
    public List<TaskId> add(String actor, List<NewIssue> added, List<TaskId> blocked) {
        return rewrite(actor, (text, issues) -> {
            List<TaskId> ids = added.stream().map(text::add).toList();
            blocked.forEach(waiting -> ids.forEach(id -> text.block(waiting, id)));
            return ids;
        });
    }

    private List<TaskId> rewrite(String actor, BiFunction<IssueText, Issues, List<TaskId>> change) {
        return FileHold.during(file, waiter, () -> {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                String before = lines().settledText();
                Issues issues = lines().issuesIn(before);
                IssueText text = new IssueText(before, issues, new IssueEdit(clock.instant()), actor);
                List<TaskId> ids = change.apply(text, issues);
                boolean changed = !text.text().equals(before);
                if (!changed || FileReplacement.write(file, before, text.text())) {
                    return ids;
                }
            }
            throw Problem.of(Fault.ENVIRONMENT, "busy")
                    .what("%s is written all the time by another program", file.name())
                    .at(file.name(), null)
                    .exception();
        });
    }

    private IssueLines lines() {
        return new IssueLines(file, waiter);
    }
}
