package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.problem.ShellWord;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/** The end of a run: what came of it, why not all did, and what to type next. */
public final class RunSummary {
    private static final String HEADING = "%-11s";
    private static final int INDENT = 11;
    private static final int MOST_LOGS = 3;
    private static final String NEXT = "Next: ";

    private final RunSnapshot snapshot;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private RunSummary(RunSnapshot snapshot, int width) {
        this.snapshot = snapshot;
        this.width = width;
    }

    /** As {@link #of(RunSnapshot, Moment, int, List)}, for a person in the run's repository. */
    public static List<Line> of(RunSnapshot snapshot, Moment moment, int width) {
        return of(snapshot, moment, width, List.of());
    }

    /**
     * The summary of a run that is over, in lines no wider than {@code width} columns but for a command that is.
     *
     * @param first what must be typed so that the commands at the end work
     */
    public static List<Line> of(RunSnapshot snapshot, Moment moment, int width, List<String> first) {
        RunSummary summary = new RunSummary(snapshot, width);
        summary.head(moment);
        summary.failure();
        summary.lost();
        summary.lines.addAll(CalibrationView.left(snapshot, width));
        summary.widened();
        summary.unchecked();
        summary.lines.addAll(DoubtLines.of(snapshot, HEADING, width));
        summary.warnings();
        summary.ending();
        summary.next(first);
        return summary.lines;
    }

    private void head(Moment moment) {
        RunCounts counts = RunCounts.of(snapshot);
        Line head = Line.of(Tone.STRONG, "run " + snapshot.run())
                .plus(" · %s · ".formatted(RunCounts.standing(snapshot, moment)))
                .plus(Tone.GOOD, "%,d of %,d integrated".formatted(counts.of(TaskState.INTEGRATED), counts.tasks()))
                .plus(" on " + snapshot.branch());
        if (counts.of(TaskState.READY) > 0) {
            head = head.plus(" · ")
                    .plus(Tone.GOOD, "%,d ready".formatted(counts.of(TaskState.READY)))
                    .plus(" on branches of their own");
        }
        for (String trouble : counts.troubles()) {
            head = head.plus(" · ").plus(Tone.BAD, trouble);
        }
        head = RunCounts.spent(snapshot).map(" · "::concat).map(head::plus).orElse(head);
        add(head, 2);
    }

    private void failure() {
        snapshot.failure().ifPresent(words -> {
            lines.add(Line.EMPTY);
            add(heading(Tone.BAD, "failed").plus(words), INDENT);
        });
    }

    private void lost() {
        List<TaskStatus> lost =
                snapshot.tasks().stream().filter(task -> task.state().isLost()).toList();
        if (!lost.isEmpty()) {
            lines.add(Line.EMPTY);
        }
        for (TaskStatus task : lost) {
            String after = task.state() == TaskState.ABANDONED && task.attempts() > 0
                    ? "  after " + Wording.count(task.attempts(), "attempt") + (task.reason() == null ? "" : ":")
                    : "";
            String gap = after.isEmpty() ? "  " : " ";
            add(
                    heading(Tone.BAD, task.state().word())
                            .plus(Tone.STRONG, task.id())
                            .plus(after + (task.reason() == null ? "" : gap + task.reason())),
                    INDENT);
        }
    }

    private void widened() {
        snapshot.tasks().stream()
                .filter(task -> !task.widened().isEmpty())
                .forEach(task -> add(
                        heading(Tone.WARN, "scope grew")
                                .plus(Tone.STRONG, task.id())
                                .plus("  " + String.join(", ", task.widened())),
                        INDENT));
    }

    private void unchecked() {
        int unchecked = (int) snapshot.tasks().stream()
                .filter(task -> task.state() == TaskState.INTEGRATED && Boolean.FALSE.equals(task.checked()))
                .count();
        if (unchecked > 0) {
            add(
                    heading(Tone.WARN, "unchecked")
                            .plus("%s integrated without any check".formatted(Wording.count(unchecked, "task"))),
                    INDENT);
        }
        if (!snapshot.held().isEmpty()) {
            add(
                    heading(Tone.WARN, "held")
                            .plus("%s stayed out of the run"
                                    .formatted(Wording.count(snapshot.held().size(), "task"))),
                    INDENT);
        }
    }

    private void warnings() {
        snapshot.warnings().forEach(warning -> add(heading(Tone.WARN, "warning").plus(warning), INDENT));
    }

    private void ending() {
        snapshot.ending().ifPresent(ending -> {
            lines.add(Line.EMPTY);
            if (ending.landed()) {
                String target = snapshot.target().orElse("its target");
                add(Line.of(Tone.GOOD, "landed on " + target).plus(": " + move(ending)), 2);
            } else if (ending.refusal().isPresent()) {
                add(Line.of(Tone.WARN, "not landed: ").plus(ending.refusal().get()), 2);
            } else {
                add(Line.of(unlanded(ending)), 2);
            }
            if (!ending.landed() && changedSomething(ending)) {
                ending.closing().ifPresent(closing -> add(Line.of(closed(closing)), 2));
            }
        });
    }

    /** {@code 4 closed in beads, not landed on main.} */
    private String closed(RunSnapshot.Closing closing) {
        String target = snapshot.target().map(branch -> " on " + branch).orElse("");
        int integrated = RunCounts.of(snapshot).of(TaskState.INTEGRATED);
        return closing.whenLanded()
                ? "%,d to be closed in %s once landed%s.".formatted(integrated, closing.source(), target)
                : "%,d closed in %s, not landed%s.".formatted(integrated, closing.source(), target);
    }

    private String unlanded(RunSnapshot.Ending ending) {
        String target =
                snapshot.target().map(branch -> ", not landed on " + branch).orElse("");
        if (mergesNothing()) {
            return "What is ready is on branches of its own, for whoever asked for the batch to merge.";
        }
        return changedSomething(ending)
                ? "The result is %s at %s%s.".formatted(snapshot.branch(), Wording.commit(ending.tip()), target)
                : "Nothing was integrated, so there is nothing to land.";
    }

    private void next(List<String> first) {
        List<Step> steps = new ArrayList<>();
        String run = ShellWord.of(snapshot.run());
        if (!snapshot.questions().isEmpty()) {
            steps.add(new Step("trackyard answer " + run, "what it asks, and what can be said"));
        }
        snapshot.ending()
                .filter(ending -> !ending.landed() && changedSomething(ending))
                .ifPresent(ending -> snapshot.target()
                        .ifPresent(
                                target -> steps.add(new Step("trackyard land " + run, target + " " + move(ending)))));
        snapshot.tasks().stream()
                .filter(task -> task.state() == TaskState.ABANDONED)
                .limit(MOST_LOGS)
                .forEach(task -> steps.add(new Step(
                        "trackyard logs %s %s".formatted(run, ShellWord.of(task.id())), "what its sessions said")));
        steps.add(new Step("trackyard status " + run, "this again"));
        int widest = steps.stream()
                .mapToInt(step -> Columns.of(step.command()))
                .max()
                .orElse(0);
        lines.add(Line.EMPTY);
        String lead = NEXT;
        for (String command : first) {
            add(Line.of(lead).plus(Tone.COMMAND, command), lead.length());
            lead = " ".repeat(NEXT.length());
        }
        for (Step step : steps) {
            Line line = Line.of(lead).plus(Tone.COMMAND, step.command());
            add(line.to(widest + 9).plus("# " + step.effect()), 8); // so that the whole line can be pasted
            lead = " ".repeat(NEXT.length());
        }
        lines.add(Line.EMPTY);
        add(Line.of(Tone.FAINT, snapshot.page()), 0);
    }

    /** A command to type, and what it does. */
    private record Step(String command, String effect) {}

    private boolean changedSomething(RunSnapshot.Ending ending) {
        return !ending.tip().equals(snapshot.base()) && !mergesNothing();
    }

    private boolean mergesNothing() {
        return snapshot.tasks().stream().anyMatch(task -> task.state() == TaskState.READY);
    }

    private String move(RunSnapshot.Ending ending) {
        return Wording.commit(snapshot.base()) + " → " + Wording.commit(ending.tip());
    }

    private static Line heading(Tone tone, String word) {
        return Line.of(tone, HEADING.formatted(word));
    }

    private void add(Line line, int hang) {
        lines.addAll(Wrap.of(line, width, hang));
    }
}
