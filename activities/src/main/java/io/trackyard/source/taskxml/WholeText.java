package io.trackyard.source.taskxml;

import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.time.Duration;
import java.util.function.Predicate;

/** Reads a file again whose end is missing: the programs that write these files do it in place. */
record WholeText(Waiter waiter) {
    /** They write in well under a second; what is cut off after this long stays so. */
    private static final int MOST_READINGS = 10;

    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    /**
     * The text of the last reading.
     *
     * @param whole whether nothing is missing at the end of a text
     * @throws ProblemException where it is no text
     */
    String of(SourceFile file, Predicate<String> whole) {
        for (int reading = 1; reading < MOST_READINGS; reading++) {
            try {
                String text = file.text();
                if (whole.test(text)) {
                    return text;
                }
            } catch (ProblemException unreadable) {
                // The end may be missing in the middle of a character; the last reading decides.
            }
            waiter.await(BETWEEN_READINGS);
        }
        return file.text();
    }
}
