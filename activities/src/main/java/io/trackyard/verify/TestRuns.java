package io.trackyard.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads in what a check printed whether a test ran in it. Most checks say nothing of tests, and about those nothing is
 * said; one by which several programs ran tests is in order where a test ran in one of them.
 */
public final class TestRuns {
    private static final Pattern RAN = sign(TestSigns.Runner::ran);
    private static final Pattern NONE = sign(TestSigns.Runner::none);
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

    /** No summary is longer, and what is may be anything. */
    private static final int LONGEST_LINE = 1_000;

    private TestRuns() {}

    /** The doubt about a check that passed; empty where there is none. */
    public static Optional<Doubt> doubt(CheckResult passed) {
        return lineWithoutTests(passed.log())
                .map(line -> new Doubt(
                        Doubt.Rule.NO_TEST_RAN,
                        "no test ran in %s: %s".formatted(passed.check().words(), line)));
    }

    private static Optional<String> lineWithoutTests(Path log) {
        if (!Files.isRegularFile(log)) {
            return Optional.empty();
        }
        try (LogText text = LogText.of(log, StandardCharsets.UTF_8)) {
            String without = null;
            for (String line : (Iterable<String>) text.lines()::iterator) {
                String plain = COLOURS.matcher(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                        .replaceAll("");
                if (RAN.matcher(plain).find()) {
                    return Optional.empty();
                }
                if (without == null && NONE.matcher(plain).find()) {
                    without = plain.strip();
                }
            }
            return Optional.ofNullable(without);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private static Pattern sign(Function<TestSigns.Runner, List<String>> which) {
        return Pattern.compile(TestSigns.shipped().runners().stream()
                .map(which)
                .flatMap(List::stream)
                .map("(?:%s)"::formatted)
                .collect(Collectors.joining("|")));
    }
}
