package io.trackyard.report;

import io.trackyard.git.BranchGain;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.Usage;
import io.trackyard.run.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task with its evidence.
 *
 * @param attempts how many of its agent's attempts have ended
 * @param used what its sessions used of a model; empty where nothing is known of it
 * @param reason why it is where it is
 * @param needs the tasks that had to be integrated before it
 * @param checks the commands that verify it, with what they came to last
 * @param unchecked whether it was verified though there was no command to do it
 * @param doubts why its evidence may be worth less than it seems, a line each
 * @param sessions all that are known on this host, in order
 * @param failures the attempts that ended by its fault
 * @param integrated where its work is in the run's branch; empty where it is not
 * @param kept where its work is kept that did not come in
 */
public record TaskReport(
        String id,
        String title,
        TaskState state,
        int attempts,
        Optional<Usage> used,
        Optional<String> reason,
        List<String> needs,
        List<CheckReport> checks,
        boolean unchecked,
        List<String> doubts,
        List<SessionReport> sessions,
        List<FailedAttempt> failures,
        Optional<Integrated> integrated,
        Optional<Kept> kept) {
    public TaskReport {
        needs = List.copyOf(needs);
        checks = List.copyOf(checks);
        doubts = List.copyOf(doubts);
        sessions = List.copyOf(sessions);
        failures = List.copyOf(failures);
    }

    /** How a command came out that verifies a task. */
    public enum CheckResult {
        PASSED("passed"),
        FAILED("failed"),
        /** Nothing has come that far, or something before it failed. */
        NOT_RUN("not run");

        private final String word;

        CheckResult(String word) {
            this.word = word;
        }

        /** As people and documents have it. */
        public String word() {
            return word;
        }
    }

    /** A command that verifies it, and how it came out when Trackyard ran it last. */
    public record CheckReport(String command, CheckResult result) {}

    /** What a session came to. */
    public enum SessionResult {
        /** Its work was verified. */
        VERIFIED("verified"),
        /** An attempt was used up. */
        FAILED("failed"),
        /** It lives. */
        RUNNING("running"),
        /** It broke off by no fault of the task, or was followed by another for another reason: no attempt was used up. */
        NOT_COUNTED("not counted");

        private final String word;

        SessionResult(String word) {
            this.word = word;
        }

        /** As people and documents have it. */
        public String word() {
            return word;
        }
    }

    /**
     * A session.
     *
     * @param number its place among the task's sessions, from 1
     * @param until when it ended, or, of one that lives, when it was looked at
     * @param exit its agent's exit code; empty where none was recorded
     * @param why what it failed by, or why Trackyard ended it
     */
    public record SessionReport(
            int number,
            int attempt,
            Instant started,
            Instant until,
            SessionResult result,
            Optional<Integer> exit,
            Optional<String> why) {
        /** How long it took. */
        public Duration duration() {
            return Duration.between(started, until);
        }
    }

    /** Its work in the run's branch. */
    public record Integrated(String commit, Instant at, BranchGain.Size size) {}

    /**
     * Its work that did not come in.
     *
     * @param ref what keeps it
     * @param base what it is compared with
     */
    public record Kept(String ref, String commit, String base) {}

    /** Whether its work is taken for done though no command has looked at it. */
    public boolean isUnchecked() {
        return unchecked && (state.isGood() || state == TaskState.VERIFIED);
    }

    /** Why its work was sent back before it came in, the last time; empty where it was not, or has not come in. */
    public Optional<String> sentBack() {
        return integrated.isPresent() ? reason : Optional.empty();
    }

    /** How long all of its sessions took together. */
    public Duration worked() {
        return sessions.stream().map(SessionReport::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
