package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.AwaitedFile;
import io.trackyard.run.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The tasks that wait for a file which another track has, in words. */
final class FileWaitLines {
    private static final int MOST = 5;
    private static final int INDENT = 14;
    private static final String HEADING = "%-14s";

    private FileWaitLines() {}

    /** {@code waiting for src/a (held by track B) until 14:30}, or {@code waiting for src/a, behind track B}. */
    static String words(AwaitedFile file, Moment moment) {
        return file.until() == 0
                ? file.words()
                : file.words() + " until " + moment.time(Instant.ofEpochMilli(file.until()));
    }

    /** The same of a task; empty where it waits for none. */
    static Optional<String> of(TaskStatus task, Moment moment) {
        return Optional.ofNullable(task.file()).map(file -> words(file, moment));
    }

    /** A line for each, in the order of the plan. */
    static List<Line> of(RunSnapshot snapshot, Moment moment, int width) {
        List<TaskStatus> waiting =
                snapshot.tasks().stream().filter(task -> task.file() != null).toList();
        List<Line> lines = new ArrayList<>();
        for (TaskStatus task : waiting.subList(0, Math.min(MOST, waiting.size()))) {
            AwaitedFile file = Objects.requireNonNull(task.file());
            Line line = Line.of(Tone.WARN, HEADING.formatted("waits")).plus(Tone.STRONG, task.id());
            lines.addAll(Wrap.of(line.plus("  " + words(file, moment)), width, INDENT));
        }
        if (waiting.size() > MOST) {
            lines.add(Line.of(HEADING.formatted("") + "and %,d more".formatted(waiting.size() - MOST)));
        }
        return lines;
    }
}
