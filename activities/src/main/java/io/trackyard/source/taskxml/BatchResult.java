package io.trackyard.source.taskxml;

import io.trackyard.plan.Check;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task of a batch that was carried out by itself.
 *
 * @param attempt the number of its last attempt, those of earlier batches counted; 0 where it has had none
 * @param place where its work was put; absent where there is none
 * @param failure why it is not verified; absent where it is
 */
public record BatchResult(
        String task,
        String title,
        Kind kind,
        int attempt,
        @Nullable Place place,
        @Nullable Failure failure) {

    /** How it ended. */
    public enum Kind {
        VERIFIED,
        /** It may be tried again by the next batch. */
        FAILED,
        /** Its attempts are spent. */
        ABANDONED
    }

    /** A worktree with its branch, and the commit that is checked out there. */
    public record Place(String path, String branch, String commit) {}

    /**
     * @param type one of the types that state files have for errors
     * @param step the command that failed; absent where it was none
     * @param message one line
     * @param feedback the message with the end of what was printed
     */
    public record Failure(String type, @Nullable String step, String message, String feedback) {

        /** Tells by the line in which a task was given up what it failed of. */
        public static Failure of(String message, List<Check> checks, String feedback) {
            Optional<String> step = checks.stream()
                    .map(Check::command)
                    .filter(message::contains)
                    .findFirst();
            return new Failure(type(message, step.isPresent()), step.orElse(null), message, feedback);
        }

        private static String type(String message, boolean isOfStep) {
            if (isOfStep) {
                return "verification_failed";
            }
            if (message.contains("conflicts with")) {
                return "merge_conflict";
            }
            return message.contains("took longer than") ? "timeout" : "implementation_error";
        }
    }
}
