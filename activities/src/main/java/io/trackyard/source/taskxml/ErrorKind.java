package io.trackyard.source.taskxml;

import io.trackyard.plan.Check;
import io.trackyard.policy.FailedAttempt.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task failed of, told by the line in which it was given up.
 *
 * @param step the command that failed; absent where it was none
 */
record ErrorKind(Type type, @Nullable String step) {

    static ErrorKind of(String message, List<Check> checks) {
        Optional<String> step =
                checks.stream().map(Check::command).filter(message::contains).findFirst();
        if (step.isPresent()) {
            return new ErrorKind(Type.VERIFICATION_FAILED, step.get());
        }
        if (message.contains("conflicts with")) {
            return new ErrorKind(Type.MERGE_CONFLICT, null);
        }
        boolean isLate = message.contains("took longer than") || message.startsWith("stalled");
        return new ErrorKind(isLate ? Type.TIMEOUT : Type.IMPLEMENTATION_ERROR, null);
    }
}
