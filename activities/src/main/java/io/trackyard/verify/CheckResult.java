package io.trackyard.verify;

import io.trackyard.plan.Check;
import java.nio.file.Path;
import java.util.List;

/**
 * How a check came out.
 *
 * @param check the check
 * @param exit its exit code
 * @param timedOut whether it was ended for taking too long
 * @param log the file that holds all it printed
 */
public record CheckResult(Check check, int exit, boolean timedOut, Path log) {
    public boolean passed() {
        return exit == 0 && !timedOut;
    }

    /** One line: {@code go test ./pkg/export (exit 1)}. */
    public String line() {
        return check.command() + (timedOut ? " (took longer than " + check.seconds() + " s)" : " (exit " + exit + ")");
    }

    /** The last lines it printed. */
    public List<String> tail() {
        return OutputTail.of(log);
    }
}
