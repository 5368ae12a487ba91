package io.trackyard.display;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.launch.BackgroundSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Background tasks, a line each: those that are open first, and how many there are. */
public final class BackgroundView {
    private static final List<BackgroundStatus> ORDER = List.of(
            BackgroundStatus.RUNNING, BackgroundStatus.PENDING, BackgroundStatus.COMPLETED, BackgroundStatus.FAILED);

    private BackgroundView() {}

    /** {@code tasks}: in the order of their launches. */
    public static List<Line> of(List<BackgroundSnapshot> tasks, Moment moment, int width) {
        if (tasks.isEmpty()) {
            return List.of(Line.of("No background task yet. Launch one with: trackyard bg \"PROMPT\""));
        }
        int ids = tasks.stream()
                .mapToInt(task -> Columns.of(task.card().id()))
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (BackgroundStatus status : ORDER) {
            tasks.stream()
                    .filter(task -> task.status() == status)
                    .forEach(task -> lines.addAll(rows(task, ids, moment, width)));
        }
        lines.add(Line.EMPTY);
        lines.add(Line.of(summary(tasks)));
        return lines;
    }

    /** {@code Background Tasks: 2 running, 1 queued, 5 total}. */
    public static String summary(List<BackgroundSnapshot> tasks) {
        return "Background Tasks: %d running, %d queued, %d total"
                .formatted(
                        count(tasks, BackgroundStatus.RUNNING), count(tasks, BackgroundStatus.PENDING), tasks.size());
    }

    private static List<Line> rows(BackgroundSnapshot task, int ids, Moment moment, int width) {
        String id = task.card().id();
        int longest = "completed".length();
        Line row = Line.of(tone(task.status()), Columns.fit(task.status().word(), longest))
                .plus("  ")
                .plus(Tone.STRONG, Columns.fit(id, ids))
                .plus("  " + Columns.right(when(task, moment), 7) + "  "
                        + task.card().headline())
                .cut(width);
        List<Line> rows = new ArrayList<>(List.of(row));
        String indent = " ".repeat(longest + 2);
        Stream.of(task.error(), task.outcome().map(LaunchOutcome::note))
                .flatMap(Optional::stream)
                .forEach(line -> rows.addAll(Wrap.of(Line.of(indent + line), width, indent.length())));
        return rows;
    }

    /** How long it took, or has taken so far. */
    private static String when(BackgroundSnapshot task, Moment moment) {
        Instant launched = Instant.ofEpochMilli(task.card().submission().at());
        return task.outcome()
                .map(outcome -> Wording.duration(Duration.between(
                        outcome.started() == 0 ? launched : Instant.ofEpochMilli(outcome.started()),
                        Instant.ofEpochMilli(outcome.ended()))))
                .orElseGet(() -> moment.since(launched));
    }

    private static Tone tone(BackgroundStatus status) {
        return switch (status) {
            case PENDING -> Tone.FAINT;
            case RUNNING -> Tone.PLAIN;
            case COMPLETED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }

    private static int count(List<BackgroundSnapshot> tasks, BackgroundStatus status) {
        return (int) tasks.stream().filter(task -> task.status() == status).count();
    }
}
