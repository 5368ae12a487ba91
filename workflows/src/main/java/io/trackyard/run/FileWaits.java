package io.trackyard.run;

import io.trackyard.activity.HeldFile;
import io.trackyard.plan.Track;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The tasks of a phase that wait for a file which a session of another track has, without room and without a process. One is
 * carried out again when the other task is through or the reservation has run out, and once its patience is over; where the
 * file cannot be had even then, it goes behind the other track. The third time it is given up.
 *
 * <p>Nothing waits here for a track that does not move: a file is had by a session that lives, and whose session has ended, to
 * wait for a file too, for a person or for another task, has none. So two tasks cannot wait for each other for ever, and
 * of those that could go on at the same moment the first in the plan does.
 */
final class FileWaits {
    /** How often a task's patience may come to its end. */
    static final int MOST = 3;

    private final PhaseTasks tasks;
    private final TrackQueue tracks;
    private final BiConsumer<String, String> spent;
    private final Map<String, FileWait> waits = new LinkedHashMap<>();
    private final Map<String, Spent> patience = new LinkedHashMap<>();
    private int changes;

    /** {@code spent}: is told of a task that is given up, and why. */
    FileWaits(PhaseTasks tasks, TrackQueue tracks, BiConsumer<String, String> spent) {
        this.tasks = tasks;
        this.tracks = tracks;
        this.spent = spent;
    }

    /** How often a task's patience came to its end, in that generation of its attempts. */
    private record Spent(int generation, int times) {}

    /** A task cannot go on without a file; {@code then}: how it goes on. */
    void met(HeldFile held, TaskStart then) {
        String task = then.task();
        FileWait before = waits.get(task);
        boolean isLook = held.looked()
                && before != null
                && before.generation() == then.ledger().generation();
        if (!isLook || before.isBehind()) {
            begin(held, then);
        } else if (!before.isOutOfPatience()) {
            before.goesOnWaiting(then, held, !isBusy(held));
        } else {
            int times = timesOf(then) + 1;
            patience.put(task, new Spent(then.ledger().generation(), times));
            if (times >= MOST) {
                over(task);
                spent.accept(task, reason(held, times));
                return;
            }
            if (trackOf(held).isPresent()) {
                before.goesBehind(then, held, !isTrackBusy(held));
            } else {
                begin(held, then); // of a large phase each track knows itself alone
            }
        }
        tasks.holdBack(task, waits.get(task).told());
    }

    private void begin(HeldFile held, TaskStart then) {
        over(then.task());
        FileWait wait = new FileWait(then, held, () -> changes++);
        if (held.looked() && !isBusy(held)) {
            wait.goesOnWaiting(then, held, true);
        }
        waits.put(then.task(), wait);
    }

    private int timesOf(TaskStart then) {
        return Optional.ofNullable(patience.get(then.task()))
                .filter(known -> known.generation() == then.ledger().generation())
                .map(Spent::times)
                .orElse(0);
    }

    private static String reason(HeldFile held, int times) {
        return "'%s' could not be had: it waited for it %d times, last for %s on track %s"
                .formatted(held.path(), times, held.task(), Track.nameOf(held.track()));
    }

    /** A task waits for no file any more: it has come out of its sessions in another way. */
    void over(String task) {
        Optional.ofNullable(waits.remove(task)).ifPresent(FileWait::over);
    }

    /** Whether a task waits for a file, and what its agent has begun waits for the agent. */
    boolean isWaiting(String task) {
        return tasks.isHeldBack(task);
    }

    /** Lets go on what need not wait any longer. */
    void settle() {
        for (String task : waiting()) {
            FileWait wait = waits.get(task);
            boolean isBusy = wait.isBehind() ? isTrackBusy(wait.held()) : isBusy(wait.held());
            if (wait.isDue() || (!isBusy && !wait.rests())) {
                tasks.decided(wait.then());
                tasks.change(task, status -> status.in(TaskState.PENDING));
            }
        }
    }

    /** Nothing is started any more: what waits is cancelled. */
    void close(String why) {
        for (String task : List.copyOf(waits.keySet())) {
            if (tasks.of(task).state() == TaskState.PENDING) {
                String path = waits.get(task).held().path();
                over(task);
                tasks.change(
                        task,
                        status ->
                                status.because(TaskState.CANCELLED, "%s while it waited for %s".formatted(why, path)));
            }
        }
    }

    /** Grows with what only a time has changed. */
    int changes() {
        return changes;
    }

    private List<String> waiting() {
        return waits.keySet().stream()
                .filter(tasks::isHeldBack)
                .sorted(Comparator.comparingInt(tasks::place))
                .toList();
    }

    /** Whether the task that has the file is at work, or can be taken up at any moment. */
    private boolean isBusy(HeldFile held) {
        return trackOf(held)
                .map(track -> track.isAt(held.task())
                        && (isAtWork(held.task()) || track.ready().isPresent()))
                .orElse(true);
    }

    private boolean isAtWork(String task) {
        return tasks.of(task).state() != TaskState.PENDING;
    }

    /** The same of its track. */
    private boolean isTrackBusy(HeldFile held) {
        return trackOf(held)
                .map(track -> track.isWorking() || track.ready().isPresent())
                .orElse(true);
    }

    private Optional<PhaseTrack> trackOf(HeldFile held) {
        return tracks.all().stream()
                .filter(track -> track.number() == held.track())
                .findFirst();
    }
}
