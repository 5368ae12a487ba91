package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.run.AwaitedFile;
import io.trackyard.run.NextTry;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened between two looks at a run: a line for each change, as is printed where there is no terminal. */
final class ChangeLines {
    private final Map<String, TaskStatus> earlier = new HashMap<>();
    private final Map<String, Doing> did;
    private final RunSnapshot after;
    private final Moment moment;
    private final List<Line> lines = new ArrayList<>();
    private final boolean advised;
    private boolean unstarted;

    private ChangeLines(List<TaskStatus> tasks, Map<String, Doing> did, RunSnapshot after, Moment moment) {
        tasks.forEach(task -> earlier.put(task.id(), task));
        this.did = did;
        this.after = after;
        this.moment = moment;
        this.advised = tasks.stream().map(TaskStatus::nextTry).anyMatch(next -> next != null && next.unstarted());
    }

    /** The changes in the order they can have happened: tasks by phase, the run's own state last; empty where there are none. */
    static List<Line> between(RunSnapshot before, RunSnapshot after, Moment moment) {
        ChangeLines changes = new ChangeLines(before.tasks(), before.doing(), after, moment);
        changes.phases(before, true);
        changes.phase(before);
        changes.phases(before, false);
        changes.advice();
        changes.questions(before.questions());
        changes.warnings(before.warnings().size());
        changes.run(before);
        return changes.lines;
    }

    /** What is said first: how the run stands, and what of its tasks came before anybody looked. */
    static List<Line> first(RunSnapshot snapshot, Moment moment) {
        String phase = RunCounts.phase(snapshot).map(of -> ", " + of).orElse("");
        ChangeLines changes = new ChangeLines(List.of(), Map.of(), snapshot, moment);
        changes.lines.add(at(moment)
                .plus(Tone.STRONG, "run " + snapshot.run())
                .plus("  " + RunCounts.standing(snapshot, moment) + phase));
        changes.tasks(task -> true);
        for (boolean over : List.of(true, false)) {
            changes.lines.addAll(CalibrationLines.failures(null, snapshot, over, moment));
            changes.lines.addAll(CalibrationLines.standing(null, snapshot, over, moment));
        }
        changes.advice();
        changes.questions(List.of());
        changes.warnings(0);
        changes.lines.add(tally(snapshot, moment));
        return changes.lines;
    }

    /** {@code 7/15 integrated, 3 sessions live, 1 abandoned}: so that silence is never mistaken for death. */
    static Line tally(RunSnapshot snapshot, Moment moment) {
        RunCounts counts = RunCounts.of(snapshot);
        Stream<String> parts = Stream.of(
                        Stream.of(
                                "%,d/%,d integrated".formatted(counts.of(TaskState.INTEGRATED), counts.tasks()),
                                "%s live".formatted(Wording.count(counts.live(), "session"))),
                        counts.troubles().stream(),
                        RunCounts.spent(snapshot).stream(),
                        RunCounts.waiting(snapshot, moment).stream())
                .flatMap(part -> part);
        return at(moment).plus(parts.collect(Collectors.joining(", ")));
    }

    /** Tasks that came since the last look are what a failed calibration wants mended: it is told before them. */
    private void phases(RunSnapshot before, boolean over) {
        Predicate<TaskStatus> wanted = task -> over == task.phase() < after.phase();
        Predicate<TaskStatus> known = task -> earlier.containsKey(task.id());
        tasks(wanted.and(known));
        lines.addAll(CalibrationLines.failures(before, after, over, moment));
        tasks(wanted.and(known.negate()));
        lines.addAll(CalibrationLines.standing(before, after, over, moment));
    }

    private void phase(RunSnapshot before) {
        if (before.phase() != after.phase()) {
            RunCounts.phase(after).ifPresent(phase -> lines.add(at(moment).plus(Tone.STRONG, phase)));
        }
    }

    private void run(RunSnapshot before) {
        boolean sameWait = before.waitingFor().equals(after.waitingFor())
                && before.waitingUntil().equals(after.waitingUntil());
        if (before.state() != after.state()) {
            CalibrationLines.end(after, moment).ifPresent(lines::add);
        }
        if (before.state() != after.state() || !sameWait) {
            String state = RunCounts.waiting(after, moment).orElse(RunCounts.standing(after, moment));
            lines.add(at(moment).plus("run " + after.run() + "  ").plus(Tone.STRONG, state));
        }
    }

    private void tasks(Predicate<TaskStatus> wanted) {
        for (TaskStatus task : after.tasks().stream().filter(wanted).toList()) {
            TaskStatus was = earlier.getOrDefault(
                    task.id(), TaskStatus.pending(task.id(), task.title(), task.phase(), task.track()));
            attempts(was, task);
            nextTry(was, task);
            file(was, task);
            if (was.state() != task.state()) {
                outcome(task);
            }
            if (!task.widened().isEmpty() && !task.widened().equals(was.widened())) {
                lines.add(of(task).plus("scope grew by " + String.join(", ", task.widened())));
            }
        }
    }

    /** An attempt has ended badly when the count went up and the task is neither verified nor at its outcome. */
    private void attempts(TaskStatus was, TaskStatus task) {
        Doing then = did.get(task.id());
        Doing does = after.doing().get(task.id());
        int begun = then == null ? was.attempts() : then.attempt();
        boolean goesOn = task.state() == TaskState.RUNNING || task.state() == TaskState.PENDING;
        int ended = Math.max(task.attempts(), does == null ? 0 : does.attempt() - 1);
        if (goesOn && ended > was.attempts() && begun <= ended) {
            String why = task.reason() == null ? "" : "  " + task.reason();
            lines.add(of(task).plus(Tone.WARN, "attempt %d failed".formatted(ended))
                    .plus(why));
        }
        if (does != null && (then == null || then.attempt() != does.attempt())) {
            lines.add(of(task).plus("attempt %d started  track %s".formatted(does.attempt(), task.track())));
        }
    }

    private void nextTry(TaskStatus was, TaskStatus task) {
        NextTry next = task.nextTry();
        if (next != null && !next.equals(was.nextTry())) {
            lines.add(of(task).plus(Tone.WARN, Retries.words(next, moment)));
            unstarted |= next.unstarted();
        }
    }

    private void file(TaskStatus was, TaskStatus task) {
        AwaitedFile file = task.file();
        if (file != null && !file.equals(was.file())) {
            lines.add(of(task).plus(Tone.WARN, FileWaitLines.words(file, moment)));
        }
    }

    private void questions(List<OpenQuestion> asked) {
        after.questions().stream()
                .filter(question -> !asked.contains(question))
                .forEach(question -> lines.add(at(moment)
                        .plus(Tone.STRONG, question.id())
                        .plus("  ")
                        .plus(Tone.WARN, Asked.words(after.run(), question))));
    }

    private void warnings(int told) {
        after.warnings().stream()
                .skip(told)
                .forEach(warning ->
                        lines.add(at(moment).plus(Tone.WARN, "warning").plus("  " + warning)));
    }

    private void advice() {
        if (unstarted && !advised && Retries.isNothingStarted(after, moment)) {
            lines.add(at(moment).plus(Retries.advice(after)));
        }
    }

    private void outcome(TaskStatus task) {
        String why = task.reason() == null ? "" : "  " + task.reason();
        String commit = Objects.requireNonNullElse(task.commit(), "");
        switch (task.state()) {
            case VERIFIED -> lines.add(of(task).plus(verified(task)));
            case INTEGRATED -> lines.add(of(task).plus(Tone.GOOD, "integrated").plus("  " + Wording.commit(commit)));
            case READY -> lines.add(of(task).plus(Tone.GOOD, "ready").plus(why));
            case ABANDONED, SKIPPED, CANCELLED ->
                lines.add(of(task).plus(Tone.BAD, task.state().word()).plus(why));
            case PENDING, RUNNING, VERIFYING, HELD -> {
                // shown by the attempts, or of no interest
            }
        }
    }

    private static String verified(TaskStatus task) {
        return Boolean.FALSE.equals(task.checked()) ? "verified (unchecked)" : "verified";
    }

    private Line of(TaskStatus task) {
        return at(moment).plus(Tone.STRONG, task.id()).plus("  ");
    }

    private static Line at(Moment moment) {
        return Line.of(Tone.FAINT, moment.clock()).plus("  ");
    }
}
