package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How one call of git ended.
 *
 * @param arguments the whole command line
 * @param directory where it ran
 * @param exit its status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record GitResult(List<String> arguments, Path directory, int exit, byte[] output, String errors) {

    boolean succeeded() {
        return exit == 0;
    }

    /** This result, unless git failed. */
    GitResult orThrow() {
        if (!succeeded()) {
            throw new GitFailedException(this);
        }
        return this;
    }

    String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** The output without the line end. */
    String line() {
        return text().strip();
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** The output of a command run with {@code -z}: paths may hold line ends, but never a NUL. Empty parts are kept. */
    List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(text().split("\0", -1)));
        if (parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    /** The last lines of what git said, for a person. */
    String lastWords() {
        List<String> lines = errors.lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
