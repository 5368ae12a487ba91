package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * One track of the phase that runs, as a row of the table.
 *
 * @param name its letters
 * @param label the files it is about
 * @param tasks its tasks, in order
 * @param current the task that somebody works on or waits for; absent when all have come to their outcome
 * @param doing what is going on in its session, if there is one
 */
record TrackRow(
        String name, String label, List<TaskStatus> tasks, Optional<TaskStatus> current, Optional<Doing> doing) {

    static TrackRow of(RunSnapshot snapshot, List<TaskStatus> tasks) {
        TaskStatus first = tasks.get(0);
        Optional<TaskStatus> current = tasks.stream()
                .filter(task -> snapshot.doing().containsKey(task.id()))
                .findFirst()
                .or(() ->
                        tasks.stream().filter(task -> !task.state().isOutcome()).findFirst());
        return new TrackRow(
                first.track(),
                snapshot.tracks().getOrDefault(RunCounts.trackKey(first), ""),
                tasks,
                current,
                current.flatMap(task -> Optional.ofNullable(snapshot.doing().get(task.id()))));
    }

    int settled() {
        return (int) tasks.stream().filter(task -> task.state().isOutcome()).count();
    }

    /** Rows that somebody works on come first where not all can be shown. */
    int urgency() {
        if (current.isEmpty()) {
            return 2;
        }
        return doing.isPresent() || current.get().state() != TaskState.PENDING ? 0 : 1;
    }

    /** As many full cells as tasks have come to their outcome; never full before all have. */
    String bar(int cells) {
        int full = settled() * cells / tasks.size();
        return "█".repeat(full) + "░".repeat(cells - full);
    }

    String fraction() {
        return settled() + "/" + tasks.size();
    }

    /** What is going on, in a few words, without the task and without how long. */
    String what(Optional<String> waiting) {
        if (current.isEmpty()) {
            return "done" + lost();
        }
        if (doing.isPresent()) {
            return "attempt %d  %s%s"
                    .formatted(doing.get().attempt(), doing.get().what(), after());
        }
        return switch (current.get().state()) {
            case RUNNING, VERIFYING -> waiting.orElse(current.get().state().word());
            case VERIFIED -> "in the merge queue";
            default -> waiting.orElse("not started");
        };
    }

    /** What the attempt before came to. */
    private String after() {
        String reason = current.map(TaskStatus::reason).orElse(null);
        return doing.filter(now -> now.attempt() > 1).isEmpty() || reason == null ? "" : "  after " + reason;
    }

    private String lost() {
        long lost = tasks.stream().filter(task -> task.state().isLost()).count();
        return lost == 0 ? "" : ", %d not integrated".formatted(lost);
    }
}
