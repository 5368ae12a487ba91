package io.trackyard.display;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One task of a plan: why it is in its phase, on its track and at its place, or why it is held. */
public final class ExplanationView {
    private static final int LABELS = 9;

    private ExplanationView() {}

    /** The task in lines; it must be in a phase of the plan or held. */
    public static List<Line> of(PlanOutline outline, TaskId id, int width) {
        List<Line> lines = new ArrayList<>();
        for (HeldTask held : outline.plan().held()) {
            if (held.id().equals(id)) {
                lines.addAll(head(id, held.title(), width));
                lines.addAll(row("held", held.reason(), width));
                return lines;
            }
        }
        Explanation why = Explanation.of(outline, id);
        Task task = why.task();
        lines.addAll(head(id, task.title(), width));
        lines.addAll(row("phase", why.inPhase().number() + ": " + why.phase(), width));
        lines.addAll(row("track", why.onTrack().name() + ": " + why.track(), width));
        int place = why.onTrack().tasks().indexOf(id) + 1;
        lines.addAll(row(
                "place", "%d of %d: %s".formatted(place, why.onTrack().tasks().size(), why.place()), width));
        lines.addAll(row("scope", scope(task.scope()), width));
        return lines;
    }

    private static String scope(Scope scope) {
        if (scope instanceof Scope.Unknown) {
            return "unknown; scopes: in trackyard.yaml can name it";
        }
        String patterns = scope.patterns().stream().map(PathPattern::text).collect(Collectors.joining(", "));
        String kind = scope instanceof Scope.Inferred ? "inferred: " : "";
        return patterns + " (" + kind + scope.from().orElse("declared by the task") + ")";
    }

    private static List<Line> head(TaskId id, String title, int width) {
        return Wrap.of(Line.of(Tone.STRONG, id.text()).plus(" · " + title), width, 2);
    }

    private static List<Line> row(String label, String text, int width) {
        return Wrap.of(Line.of(Columns.fit("  " + label, LABELS) + text), width, LABELS);
    }
}
