package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionOutputTest {
    @TempDir
    Path directory;

    private Path file;
    private SessionOutput output;

    @BeforeEach
    void open() {
        file = directory.resolve("out");
        output = new SessionOutput(file);
    }

    @Test
    void handsOnWholeLinesOnly() throws Exception {
        Files.writeString(file, "one\ntwo\nthr");

        SessionOutput.Lines lines = output.linesFrom(0);

        assertThat(lines.lines()).containsExactly("one", "two");
        assertThat(lines.next()).isEqualTo(8);
    }

    @Test
    void goesOnWhereTheLastReaderStopped() throws Exception {
        Files.writeString(file, "ä\ntwo\nthree\n");
        long offset = "ä\n".getBytes(StandardCharsets.UTF_8).length;

        assertThat(output.linesFrom(offset).lines()).containsExactly("two", "three");
    }

    @Test
    void handsOnTheLastLineOfAnEndedOutputWithoutItsLineEnd() throws Exception {
        Files.writeString(file, "one\ntw");

        assertThat(output.lastLinesFrom(4).lines()).containsExactly("tw");
        assertThat(output.lastLinesFrom(6)).isEqualTo(new SessionOutput.Lines(List.of(), 6));
    }

    @Test
    void readsALineLongerThanOneReading() throws Exception {
        String longLine = "x".repeat(3_000_000);
        Files.writeString(file, longLine + "\nshort\n");

        SessionOutput.Lines lines = output.linesFrom(0);

        assertThat(lines.lines().get(0)).isEqualTo(longLine);
    }

    @Test
    void givesALongOutputInSeveralReadings() throws Exception {
        Files.writeString(file, "0123456789abcde\n".repeat(200_000));
        long offset = 0;
        long count = 0;

        for (SessionOutput.Lines lines = output.linesFrom(0);
                !lines.lines().isEmpty();
                lines = output.linesFrom(offset)) {
            count += lines.lines().size();
            offset = lines.next();
        }

        assertThat(count).isEqualTo(200_000);
    }
}
