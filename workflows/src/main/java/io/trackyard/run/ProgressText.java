package io.trackyard.run;

import io.trackyard.activity.PhasePlan.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the Web UI shows of a phase, as Markdown: counts, the tracks somebody works on, the last outcomes. Kept short,
 * because it is made again at every replay of the workflow.
 */
final class ProgressText {
    private static final int MOST_TRACKS = 35;
    private static final int TITLE = 60;

    private ProgressText() {}

    static PhaseNote note(int phase, PhaseTasks tasks, TrackQueue tracks, Waits waits) {
        return new PhaseNote(
                RunInput.SCHEMA,
                phase,
                counts(tasks),
                table(tasks, tracks),
                waits.waitingFor().orElse(null),
                waits.until());
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

    private static String table(PhaseTasks tasks, TrackQueue tracks) {
        StringBuilder text = new StringBuilder();
        List<PhaseTrack> working =
                tracks.all().stream().filter(PhaseTrack::isWorking).toList();
        if (!working.isEmpty()) {
            text.append("| track | files | task | state |\n|---|---|---|---|\n");
            working.stream().limit(MOST_TRACKS).forEach(track -> text.append(row(tasks, track)));
            if (working.size() > MOST_TRACKS) {
                text.append("| … | %d more | | |%n".formatted(working.size() - MOST_TRACKS));
            }
        }
        if (!tasks.lastOutcomes().isEmpty()) {
            text.append("\nLast outcomes\n\n").append(outcomes(tasks));
        }
        return text.toString();
    }

    private static String row(PhaseTasks tasks, PhaseTrack track) {
        Optional<PlannedTask> next = track.next();
        String task =
                next.map(planned -> cell(planned.id() + " " + planned.title())).orElse("");
        String state =
                next.map(planned -> tasks.of(planned.id()).state().word()).orElse("closing");
        return "| %s | %s | %s | %s |\n".formatted(track.name(), cell(track.label()), task, state);
    }

    private static String outcomes(PhaseTasks tasks) {
        return tasks.lastOutcomes().stream()
                .map(status -> "- **%s** %s%s\n"
                        .formatted(
                                status.state().word(),
                                cell(status.id() + " " + status.title()),
                                status.reason() == null ? "" : ": " + cell(status.reason())))
                .collect(Collectors.joining());
    }

    /** Task text is data: nothing in it may end a cell or start a link. */
    private static String cell(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_{}\\[\\]<>()#|~])", "\\\\$1");
        return line.length() <= TITLE * 2 ? line : line.substring(0, TITLE * 2 - 1) + "…";
    }
}
