package io.trackyard.display;

import io.trackyard.plan.Phase;
import io.trackyard.plan.Question;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every session of a plan with the very line it is started with, how many there are, and what was looked at before. */
final class DispatchView {
    private static final String GAP = "  ";
    private static final int WIDEST_ID = 24;

    private final PlanOutline outline;
    private final Dispatch dispatch;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private DispatchView(PlanOutline outline, Dispatch dispatch, int width) {
        this.outline = outline;
        this.dispatch = dispatch;
        this.width = width;
    }

    /** In lines no wider than {@code width} columns; command lines are broken where they are wider, and never cut. */
    static List<Line> of(PlanOutline outline, Dispatch dispatch, int width) {
        DispatchView view = new DispatchView(outline, dispatch, width);
        view.sessions();
        view.gate();
        view.findings();
        return view.lines;
    }

    private void sessions() {
        Map<TaskId, Task> tasks = outline.plan().byId();
        List<Task> inOrder = outline.phases().stream()
                .map(Phase::tasks)
                .flatMap(List::stream)
                .map(tasks::get)
                .toList();
        int attempts = outline.terms().attempts();
        add(Line.of(Tone.STRONG, "Dispatch plan")
                .plus(" · %s, each with a quota of its own; %,d with all attempts"
                        .formatted(Wording.count(inOrder.size(), "session"), inOrder.size() * attempts)));
        int number = Integer.toString(inOrder.size()).length();
        int id = Math.min(
                WIDEST_ID,
                inOrder.stream()
                        .mapToInt(task -> Columns.of(task.id().text()))
                        .max()
                        .orElse(0));
        for (int place = 0; place < inOrder.size(); place++) {
            Task task = inOrder.get(place);
            String lead = GAP + Columns.right(Integer.toString(place + 1), number) + GAP;
            Line line = Line.of(lead)
                    .plus(Tone.STRONG, Columns.fit(task.id().text(), id))
                    .plus(GAP + commandLine(task));
            lines.addAll(Wrap.of(line, width, Columns.of(lead) + id + GAP.length()));
            question(task, Columns.of(lead) + id + GAP.length());
        }
        add(Line.of("Each runs in the worktree of its track, its prompt on standard input."));
    }

    private void question(Task task, int indent) {
        Question question = task.question();
        if (question != null) {
            String kind = question.kind().name().toLowerCase(Locale.ROOT);
            lines.addAll(Wrap.of(
                    Line.of(" ".repeat(indent)).plus(Tone.WARN, "waits for a person first: " + kind), width, indent));
        }
    }

    private String commandLine(Task task) {
        return dispatch.command()
                .map(command -> "TRACKYARD_TASK=%s sh -c %s"
                        .formatted(ShellWord.of(task.id().text()), ShellWord.of(command)))
                .orElse("(no agent is named)");
    }

    private void gate() {
        if (!dispatch.gate().isEmpty()) {
            add(Line.of("Gate: ").plus(String.join("; ", dispatch.gate())));
        }
    }

    private void findings() {
        lines.add(Line.EMPTY);
        add(Line.of(Tone.STRONG, "Preflight"));
        for (Dispatch.Finding finding : dispatch.findings()) {
            Line line = Line.of(GAP)
                    .plus(finding.present() ? Tone.GOOD : Tone.BAD, Columns.fit(finding.word(), "MISSING".length()))
                    .plus(GAP + finding.what());
            lines.addAll(Wrap.of(line, width, 11));
        }
    }

    private void add(Line line) {
        lines.addAll(Wrap.of(line, width, 2));
    }
}
