package io.trackyard.display;

import io.trackyard.display.PlanDiff.Boundary;
import io.trackyard.display.PlanDiff.Change;
import io.trackyard.display.PlanDiff.Kind;
import java.util.ArrayList;
import java.util.List;

/** How the plan of a run changed, a heading for each version and a line for each task. */
public final class PlanDiffView {
    private PlanDiffView() {}

    /** The lines, not wrapped. */
    public static List<Line> of(PlanDiff diff) {
        if (diff.boundaries().isEmpty()) {
            return List.of(Line.of("The plan of run %s is as it was at the start.".formatted(diff.run())));
        }
        List<Line> lines = new ArrayList<>();
        for (Boundary boundary : diff.boundaries()) {
            lines.add(Line.of(Tone.STRONG, "version " + boundary.version())
                    .plus(" of the plan of run %s: %s"
                            .formatted(
                                    diff.run(), Wording.count(boundary.changes().size(), "task") + " changed")));
            boundary.changes().forEach(change -> lines.add(line(change)));
        }
        return lines;
    }

    private static Line line(Change change) {
        String where = change.phase() == 0 ? "" : ", phase " + change.phase();
        String why = change.why().isEmpty() ? "" : ": " + change.why();
        Tone tone = change.kind() == Kind.CLOSED ? Tone.WARN : Tone.PLAIN;
        return Line.of("  ")
                .plus(tone, "%-6s".formatted(change.kind().word()))
                .plus("  %s  %s%s%s".formatted(change.id(), change.title(), where, why));
    }
}
