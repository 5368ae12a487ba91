package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/** The tasks whose evidence may be worth less than it seems, and why. */
final class DoubtLines {
    private static final int MOST_TASKS = 5;
    private static final int MOST_DOUBTS = 3;

    private DoubtLines() {}

    /** None where nothing is doubted; {@code heading}: a format of the word at the left. */
    static List<Line> of(RunSnapshot snapshot, String heading, int width) {
        List<TaskStatus> doubtful = snapshot.tasks().stream()
                .filter(task -> !task.doubts().isEmpty())
                .toList();
        String margin = heading.formatted("");
        List<Line> lines = new ArrayList<>();
        for (TaskStatus task : doubtful.subList(0, Math.min(MOST_TASKS, doubtful.size()))) {
            int more = task.doubts().size() - MOST_DOUBTS;
            String why = String.join(
                            "; ",
                            task.doubts()
                                    .subList(
                                            0,
                                            Math.min(MOST_DOUBTS, task.doubts().size())))
                    + (more > 0 ? "; and %,d more".formatted(more) : "");
            lines.addAll(Wrap.of(
                    Line.of(Tone.WARN, heading.formatted("in doubt"))
                            .plus(Tone.STRONG, task.id())
                            .plus("  " + why),
                    width,
                    margin.length()));
        }
        if (doubtful.size() > MOST_TASKS) {
            lines.add(Line.of(margin + "and %,d more".formatted(doubtful.size() - MOST_TASKS))
                    .cut(width));
        }
        return lines;
    }
}
