package io.trackyard.verify;

import io.trackyard.plan.Check;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check came out.
 *
 * @param check the check
 * @param exit its exit code
 * @param timedOut whether it was ended for taking too long
 * @param log the file that holds all it printed
 * @param lack what else it did not do that it was to do; absent where there is nothing
 */
public record CheckResult(
        Check check,
        int exit,
        boolean timedOut,
        Path log,
        @Nullable String lack) {
    /** What a program of time limits ends with. */
    private static final int TIME_IS_UP = 124;

    /** One that did all else that it was to do. */
    public CheckResult(Check check, int exit, boolean timedOut, Path log) {
        this(check, exit, timedOut, log, null);
    }

    public boolean passed() {
        return exit == check.expectation().exit() && !timedOut && lack == null;
    }

    /** Whether it did not end in its time, by our limit or by one of its own: {@code timeout} ends with 124. */
    public boolean isUnfinished() {
        return timedOut || exit == TIME_IS_UP && check.expectation().exit() != TIME_IS_UP;
    }

    /** The same where something else was lacking. */
    public CheckResult lacking(String what) {
        return new CheckResult(check, exit, timedOut, log, what);
    }

    /** One line: {@code go test ./pkg/export (exit 1)}. */
    public String line() {
        return "%s (%s)".formatted(check.words(), end());
    }

    private String end() {
        if (timedOut) {
            return "took longer than " + check.seconds() + " s";
        }
        return lack == null ? "exit " + exit : lack;
    }

    /** The last lines it printed. */
    public List<String> tail() {
        return OutputTail.of(log);
    }
}
