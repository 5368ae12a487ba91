package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTailTest {
    @TempDir
    private Path directory;

    @Test
    void isEmptyWhereThereIsNoFile() {
        assertThat(OutputTail.of(directory.resolve("none.log"))).isEmpty();
    }

    @Test
    void leavesOutTheColoursOfTerminals() throws IOException {
        assertThat(OutputTail.of(log("\u001B[1;31mFAIL\u001B[0m \u001B[2Kok\nnext\n")))
                .containsExactly("FAIL ok", "next");
    }

    @Test
    void isTheLastSixtyLines() throws IOException {
        assertThat(OutputTail.of(log(lines(1, 1000))))
                .hasSize(60)
                .startsWith("line 941")
                .endsWith("line 1000");
    }

    @Test
    void beginsWithAWholeLineInALongFile() throws IOException {
        String wide = "é".repeat(3000);

        assertThat(OutputTail.of(log((wide + "\n").repeat(10)))).hasSize(2).containsOnly(wide);
    }

    @Test
    void isTheEndOfALineThatIsLongerThanAll() throws IOException {
        assertThat(OutputTail.of(log("x".repeat(100_000) + "end")))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(16 * 1024).endsWith("xend"));
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("x.log"), text);
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("line %d\n"::formatted)
                .collect(Collectors.joining());
    }
}
