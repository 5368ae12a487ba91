package io.trackyard.run;

import io.trackyard.activity.PhasePlan.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the Web UI shows of a phase, as Markdown: counts, the tracks somebody works on, the last outcomes. Kept short,
 * because it is made again at every replay of the workflow.
 */
final class ProgressText {
    private static final int MOST_TRACKS = 35;

    /** With the run's own line above it the whole stays below 8 kB, whatever the titles are made of. */
    private static final int MOST_BYTES = 7_500;

    private static final int LABEL_BYTES = 60;
    private static final int TASK_BYTES = 100;
    private static final int REASON_BYTES = 100;
    private static final int MOST_ISSUES = 10;

    private ProgressText() {}

    static PhaseNote note(
            int phase,
            PhaseTasks tasks,
            TrackQueue tracks,
            Optional<CalibrationStatus> calibration,
            @Nullable String waitingFor,
            long until) {
        String counts =
                calibration.map(now -> counts(tasks) + " · " + now.words()).orElse(counts(tasks));
        String looked = calibration.map(ProgressText::looked).orElse("");
        String table = table(tasks, tracks, MOST_BYTES - Text.bytes(looked)) + looked;
        long cost = RunCost.of(tasks.all());
        return new PhaseNote(
                RunInput.SCHEMA, phase, counts, table, waitingFor, until, cost == 0 ? null : Long.valueOf(cost));
    }

    /** What the calibration said last, under the words by which it is known elsewhere. */
    private static String looked(CalibrationStatus calibration) {
        List<String> said = new ArrayList<>();
        calibration.subject().ifPresent(said::add);
        calibration.lines().stream().map(line -> cell(line, REASON_BYTES)).forEach(said::add);
        calibration.open().stream()
                .limit(MOST_ISSUES)
                .map(issue -> cell(issue, TASK_BYTES))
                .forEach(said::add);
        return said.isEmpty()
                ? ""
                : said.stream()
                        .map(line -> "- " + line + "\n")
                        .collect(Collectors.joining("", "\nCalibration\n\n", ""));
    }

    /** {@code 7 of 15 integrated · 2 running · 1 abandoned}. */
    static String counts(PhaseTasks tasks) {
        List<String> parts = new ArrayList<>();
        parts.add(tasks.count(TaskState.INTEGRATED) + " of " + tasks.size() + " integrated");
        for (TaskState state : TaskState.values()) {
            int count = tasks.count(state);
            if (count > 0 && state != TaskState.INTEGRATED) {
                parts.add(count + " " + state.word());
            }
        }
        return String.join(" · ", parts);
    }

    private static String table(PhaseTasks tasks, TrackQueue tracks, int room) {
        String outcomes = tasks.lastOutcomes().isEmpty() ? "" : "\nLast outcomes\n\n" + outcomes(tasks);
        return open(tasks, tracks, room - Text.bytes(outcomes)) + outcomes;
    }

    private static String open(PhaseTasks tasks, TrackQueue tracks, int room) {
        List<PhaseTrack> working = tracks.all().stream()
                .filter(track -> track.isWorking() || waitsForFile(tasks, track))
                .toList();
        if (working.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("| track | files | task | state |\n|---|---|---|---|\n");
        int left = room;
        int shown = 0;
        for (PhaseTrack track : working) {
            String row = row(tasks, track);
            left -= Text.bytes(row);
            if (shown == MOST_TRACKS || left < 0) {
                text.append("| … | %d more | | |\n".formatted(working.size() - shown));
                break;
            }
            text.append(row);
            shown++;
        }
        return text.toString();
    }

    private static boolean waitsForFile(PhaseTasks tasks, PhaseTrack track) {
        return track.next().filter(task -> tasks.isHeldBack(task.id())).isPresent();
    }

    private static String row(PhaseTasks tasks, PhaseTrack track) {
        Optional<PlannedTask> next = track.next();
        String task = next.map(planned -> cell(planned.id() + " " + planned.title(), TASK_BYTES))
                .orElse("");
        String state = next.map(planned -> state(tasks.of(planned.id()))).orElse("closing");
        return "| %s | %s | %s | %s |\n".formatted(track.name(), cell(track.label(), LABEL_BYTES), task, state);
    }

    private static String state(TaskStatus status) {
        if (status.file() != null) {
            return cell(status.file().words(), REASON_BYTES);
        }
        return status.nextTry() == null
                ? status.state().word()
                : "waits for its next try: " + cell(status.nextTry().why(), REASON_BYTES);
    }

    private static String outcomes(PhaseTasks tasks) {
        return tasks.lastOutcomes().stream()
                .map(status -> "- **%s** %s%s\n"
                        .formatted(
                                status.state().word(),
                                cell(status.id() + " " + status.title(), TASK_BYTES),
                                status.reason() == null ? "" : ": " + cell(status.reason(), REASON_BYTES)))
                .collect(Collectors.joining());
    }

    /** Task text is data: nothing in it may end a cell or start a link. */
    private static String cell(String text, int bytes) {
        return Text.cut(text.replaceAll("\\s+", " "), bytes).replaceAll("([\\\\`*_{}\\[\\]<>()#|~])", "\\\\$1");
    }
}
