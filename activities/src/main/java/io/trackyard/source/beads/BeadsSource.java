package io.trackyard.source.beads;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.problem.Problem;
import io.trackyard.source.FixWriter;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Issues of beads as tasks, wherever they are kept.
 *
 * @param clock tells which are deferred
 */
record BeadsSource(IssueStore store, InstantSource clock, List<Problem> warnings) implements TaskSource {
    /** The name of its profile. */
    static final String NAME = "beads";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return NAME + " · " + store.describe();
    }

    @Override
    public SourceFile file() {
        return store.file();
    }

    @Override
    public List<SourceFile> files() {
        return List.of(store.file(), IssueLines.dependenciesBeside(store.file()));
    }

    @Override
    public SourceContent read(KnownTasks known) {
        Issues issues = store.read();
        IssueGraph graph = new IssueGraph(issues, known.integrated());
        HoldReason reasons = new HoldReason(graph, known, clock.instant());
        Faults faults = new Faults(store.file().name());
        IssueTask maker = new IssueTask(faults);
        List<Task> tasks = new ArrayList<>();
        List<HeldTask> held = new ArrayList<>();
        issues.all().stream()
                .filter(graph::isOpen)
                .sorted(byId())
                .forEach(issue -> reasons.of(issue)
                        .ifPresentOrElse(
                                reason -> held.add(new HeldTask(issue.id(), titleOf(issue), reason)),
                                () -> tasks.add(maker.of(issue, graph.needsOf(issue)))));
        List<Problem> all =
                Stream.concat(issues.faults().stream(), faults.all().stream()).toList();
        return new SourceContent(
                new TaskList(tasks, held, graph.settled()), all, tasks.isEmpty() ? List.of() : warnings);
    }

    @Override
    public Optional<SourceWriter> writer() {
        return store.isWritable() ? Optional.of(new BeadsWriter(store)) : Optional.empty();
    }

    @Override
    public Optional<FixWriter> fixes() {
        return store.isWritable() ? Optional.of(new FixBeads(store)) : Optional.empty();
    }

    private static String titleOf(Issue issue) {
        return issue.title().isEmpty() ? issue.id().text() : issue.title();
    }

    /** By id, a child's number as a number: {@code bd-7.2} comes before {@code bd-7.10}. */
    private static Comparator<Issue> byId() {
        return Comparator.comparing(Issue::id, BeadsSource::compare);
    }

    private static int compare(TaskId left, TaskId right) {
        String[] mine = left.text().split("\\.");
        String[] theirs = right.text().split("\\.");
        for (int part = 0; part < Math.min(mine.length, theirs.length); part++) {
            int order = comparePart(mine[part], theirs[part]);
            if (order != 0) {
                return order;
            }
        }
        return mine.length != theirs.length ? mine.length - theirs.length : left.compareTo(right);
    }

    /** Numbers stand before words, so that the order is one for any mix of them. */
    private static int comparePart(String left, String right) {
        boolean leftIsNumber = NUMBER.matcher(left).matches();
        boolean rightIsNumber = NUMBER.matcher(right).matches();
        if (leftIsNumber && rightIsNumber) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftIsNumber == rightIsNumber ? left.compareTo(right) : Boolean.compare(rightIsNumber, leftIsNumber);
    }
}
