package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedbackTest {
    @Test
    void namesWhatFailedTheEndOfItsOutputAndWhatWasChanged() {
        String feedback = Feedback.of(
                2,
                "its check failed: make test (exit 2)",
                List.of("--- FAIL: TestExport", "    want 3"),
                List.of("pkg/export/csv.go", "go.mod"));

        assertThat(feedback).isEqualTo("""
                ## Feedback from attempt 2

                its check failed: make test (exit 2)

                The end of its output:

                    --- FAIL: TestExport
                        want 3

                Changed so far:

                - pkg/export/csv.go
                - go.mod
                """);
    }

    @Test
    void countsPathsBeyondFifty() {
        List<String> changed =
                IntStream.rangeClosed(1, 52).mapToObj("file-%d"::formatted).toList();

        String feedback = Feedback.of(1, "it stopped", List.of(), changed);

        assertThat(feedback).endsWith("- file-50\n- … and 2 more\n");
    }
}
