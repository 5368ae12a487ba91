package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines by which programs follow the waves of a planning directory in a log: each begins with {@code [checkpoint]}.
 * Only runs whose phases are waves have them.
 */
final class WaveLines {
    private static final Pattern WAVE = Pattern.compile("wave ([0-9]+) of (\\S+)");

    /** What stands behind the id of a plan in a part of it that comes before a checkpoint. */
    private static final Pattern PART = Pattern.compile("~[0-9]+$");

    private final @Nullable RunSnapshot before;
    private final RunSnapshot after;
    private final List<Wave> waves = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** A phase of the run as its source knows it. */
    private record Wave(int phase, int number, String of) {}

    private WaveLines(@Nullable RunSnapshot before, RunSnapshot after) {
        this.before = before;
        this.after = after;
        new TreeMap<>(after.waves()).forEach((phase, label) -> {
            Matcher wave = WAVE.matcher(label);
            if (wave.matches()) {
                waves.add(new Wave(phase, Integer.parseInt(wave.group(1)), wave.group(2)));
            }
        });
    }

    /** What happened between two looks, or, without a first one, so far. */
    static List<Line> between(@Nullable RunSnapshot before, RunSnapshot after) {
        WaveLines changes = new WaveLines(before, after);
        changes.waves.forEach(changes::wave);
        return changes.lines;
    }

    private void wave(Wave wave) {
        Map<String, List<TaskStatus>> plans = plans(after, wave.phase);
        Map<String, List<TaskStatus>> were = before == null ? Map.of() : plans(before, wave.phase);
        int phaseBefore = before == null ? 0 : before.phase();
        if (after.phase() >= wave.phase && phaseBefore < wave.phase) {
            say(wave, "starting, %d plan(s), %s plans done".formatted(plans.size(), count(wave)));
        }
        plans.forEach((plan, parts) -> plan(wave, plan, parts, were.getOrDefault(plan, List.of())));
        boolean isOver = plans.values().stream().allMatch(WaveLines::isOver);
        boolean wasOver = were.size() == plans.size() && were.values().stream().allMatch(WaveLines::isOver);
        if (isOver && !wasOver) {
            long good = plans.values().stream().filter(WaveLines::isDone).count();
            say(wave, "complete, %s plans done (%d/%d ok)".formatted(count(wave), good, plans.size()));
        }
    }

    private void plan(Wave wave, String plan, List<TaskStatus> parts, List<TaskStatus> were) {
        if (isBegun(parts) && !isBegun(were)) {
            say(wave, plan, "starting");
        }
        if (isAsked(after, plan) && (before == null || !isAsked(before, plan))) {
            say(wave, plan, "checkpoint");
        }
        if (isDone(parts) && !isDone(were)) {
            say(wave, plan, "complete");
        }
        if (isLost(parts) && !isLost(were)) {
            say(wave, plan, "failed");
        }
    }

    private void say(Wave wave, String plan, String status) {
        say(wave, "plan %s %s (%s plans done)".formatted(plan, status, count(wave)));
    }

    private void say(Wave wave, String what) {
        int last = waves.stream()
                .filter(other -> other.of.equals(wave.of))
                .mapToInt(Wave::number)
                .max()
                .orElse(wave.number);
        lines.add(Line.of("[checkpoint] phase %s wave %d/%d %s".formatted(wave.of, wave.number, last, what)));
    }

    /** The plans of the run that are done, of all waves of the phase. */
    private String count(Wave wave) {
        List<List<TaskStatus>> all = waves.stream()
                .filter(other -> other.of.equals(wave.of))
                .flatMap(other -> plans(after, other.phase).values().stream())
                .toList();
        return all.stream().filter(WaveLines::isDone).count() + "/" + all.size();
    }

    /** The tasks of each plan, in order. */
    private static Map<String, List<TaskStatus>> plans(RunSnapshot run, int phase) {
        return run.tasks().stream()
                .filter(task -> task.phase() == phase)
                .collect(Collectors.groupingBy(plan(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Function<TaskStatus, String> plan() {
        return task -> PART.matcher(task.id()).replaceFirst("");
    }

    private static boolean isAsked(RunSnapshot run, String plan) {
        return run.questions().stream()
                .map(OpenQuestion::task)
                .filter(Objects::nonNull)
                .anyMatch(task -> PART.matcher(task).replaceFirst("").equals(plan));
    }

    private static boolean isBegun(List<TaskStatus> parts) {
        return parts.stream().anyMatch(part -> part.state() != TaskState.PENDING && part.state() != TaskState.SKIPPED);
    }

    private static boolean isDone(List<TaskStatus> parts) {
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == TaskState.INTEGRATED);
    }

    private static boolean isLost(List<TaskStatus> parts) {
        return parts.stream().anyMatch(part -> part.state().isLost());
    }

    private static boolean isOver(List<TaskStatus> parts) {
        return parts.stream().allMatch(part -> part.state().isOutcome());
    }
}
