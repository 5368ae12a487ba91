package io.trackyard.source.taskxml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the command in a step of a task's verification. Only what a step says after {@code Run:} is one; {@code Check:}
 * and {@code Verify:} put file names in the same backticks, and prose is never guessed into a command.
 */
final class VerificationStep {
    private static final Pattern RUN = Pattern.compile("(?is)^run\\s*:\\s*(.+)$");

    /** As in Markdown: as many backticks as opened it close it, so that a command may hold some itself. */
    private static final Pattern SPAN = Pattern.compile("(?s)(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

    /** What stands between a command and what is expected of it. */
    private static final Pattern EXPECTATION = Pattern.compile("\\s+[-–—]\\s+");

    private static final Pattern EXIT_CODE =
            Pattern.compile("(?i)\\bexit(?:s|ed)?(?:\\s+with)?(?:\\s+(?:code|status))?\\s*:?\\s+([0-9]{1,3})\\b");

    private static final Pattern NON_ZERO = Pattern.compile("(?i)\\bnon-?\\s?zero\\b");

    private VerificationStep() {}

    /**
     * The command of a step, to be run by {@code sh -c}. It succeeds as the step says: with exit code 0, or with another
     * one where that is what the step expects. All else that is expected is prose, which no exit code shows.
     */
    static Optional<String> command(String step) {
        Matcher run = RUN.matcher(step.strip());
        if (!run.matches()) {
            return Optional.empty();
        }
        String said = run.group(1);
        Matcher span = SPAN.matcher(said);
        if (span.find()) {
            return Optional.of(expecting(span.group(2).strip(), said.substring(span.end())));
        }
        String line = said.lines().findFirst().orElse("");
        String[] parts = EXPECTATION.split(line, 2);
        return Optional.of(parts[0].strip())
                .filter(command -> !command.isEmpty())
                .map(command -> expecting(command, parts.length == 1 ? "" : parts[1]));
    }

    private static String expecting(String command, String expectation) {
        Matcher code = EXIT_CODE.matcher(expectation);
        if (code.find()) {
            int expected = Integer.parseInt(code.group(1));
            return expected == 0 ? command : "(%s); test $? -eq %d".formatted(command, expected);
        }
        return NON_ZERO.matcher(expectation).find() ? "! (%s)".formatted(command) : command;
    }
}
