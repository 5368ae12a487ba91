package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.problem.ShellWord;
import io.trackyard.run.NextTry;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks that wait for their next try after something that was not their fault, in words. */
final class Retries {
    /** An agent that cannot be started ends at once: a session that is older has come further than the last one. */
    private static final Duration ENDS_AT_ONCE = Duration.ofSeconds(5);

    private Retries() {}

    /** In the order of the plan; those that are being tried again at this very moment are among them. */
    static List<TaskStatus> of(RunSnapshot snapshot, Moment moment) {
        return snapshot.tasks().stream()
                .filter(task -> task.nextTry() != null
                        && !hasComeFurther(snapshot.doing().get(task.id()), moment))
                .toList();
    }

    /** Whether no session of the run has ever been started. */
    static boolean isNothingStarted(RunSnapshot snapshot, Moment moment) {
        List<TaskStatus> waiting = of(snapshot, moment);
        return waiting.stream().map(TaskStatus::nextTry).anyMatch(next -> next != null && next.unstarted())
                && snapshot.tasks().stream()
                        .filter(task -> !waiting.contains(task))
                        .allMatch(task -> task.attempts() == 0 && isUntouched(task.state()));
    }

    private static boolean isUntouched(TaskState state) {
        return state == TaskState.PENDING || state.isLost();
    }

    /** {@code the agent cannot be started (exit 127): coder: not found · next try in 8s}. */
    static String words(NextTry next, Moment moment) {
        return next.why() + " · " + when(next, moment);
    }

    /** {@code next try in 8s}. */
    static String when(NextTry next, Moment moment) {
        Duration left = Duration.between(moment.now(), Instant.ofEpochMilli(next.at()));
        return left.toSeconds() > 0 ? "next try in " + Wording.duration(left) : "next try now";
    }

    /** What a person can do about an agent that cannot be started. */
    static Line advice(RunSnapshot snapshot) {
        return Line.of(
                        "No session could be started yet. A program that is installed or mended where it lies, the next try finds; "
                                + "what belongs to the repository is as the run began with it. Or end the run with ")
                .plus(Tone.COMMAND, "trackyard cancel " + ShellWord.of(snapshot.run()))
                .plus(", and start one with another --agent-command, or agent: in trackyard.yaml.");
    }

    private static boolean hasComeFurther(Doing doing, Moment moment) {
        return Optional.ofNullable(doing)
                .filter(session -> session.since().plus(ENDS_AT_ONCE).isBefore(moment.now()))
                .isPresent();
    }
}
