package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingNoteTest {
    @TempDir
    private Path directory;

    @Test
    void isWhatWasSaidWithoutWhatOnlyATerminalUnderstands() throws IOException {
        assertThat(
                        noteOf(
                                "\u001B]0;title\u0007\u001B[1;31mDone\u001B[0m:\tall\b of it\u0000 \r\n\u001B(Bsee \u202Ea.txt\n\n"))
                .isEqualTo("Done:\tall of it\nsee a.txt");
    }

    @Test
    void isTheLastOfALineThatWasDrawnAgainAndAgain() throws IOException {
        assertThat(noteOf("10 %\r50 %\r100 %\nDone.\n")).isEqualTo("100 %\nDone.");
    }

    @Test
    void isTheEndInWholeLines() throws IOException {
        String note = noteOf("first " + "x".repeat(100) + "\n" + ("line " + "y".repeat(94) + "\n").repeat(25));

        assertThat(note).startsWith("line y").endsWith("y");
        assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSize(20 * 100 - 1);
    }

    @Test
    void keepsALineThatExactlyFits() throws IOException {
        String line = "z".repeat(ClosingNote.LONGEST_BYTES);

        assertThat(noteOf("before\n" + line + "\n")).isEqualTo(line);
    }

    @Test
    void cutsALineThatIsTooLongBetweenCharacters() throws IOException {
        String note = noteOf("é".repeat(5_000));

        assertThat(note).matches("é+");
        assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSize(ClosingNote.LONGEST_BYTES);
    }

    @Test
    void readsOnlyTheEndOfALongOutput() throws IOException {
        assertThat(noteOf(("noise " + "n".repeat(94) + "\n").repeat(5_000) + "The end.\n"))
                .endsWith("\nThe end.")
                .hasSizeLessThanOrEqualTo(ClosingNote.LONGEST_BYTES);
    }

    @Test
    void isEmptyWhereNothingWasSaid() throws IOException {
        assertThat(noteOf("\n \u001B[0m\n")).isEmpty();
        assertThat(OutputEnd.of(directory.resolve("absent"), 10)).isEmpty();
    }

    @Test
    void staysWithinItsFence() {
        assertThat(ClosingNote.fenced("a\n````\nb")).isEqualTo("`````text\na\n````\nb\n`````");
        assertThat(ClosingNote.fenced("a")).isEqualTo("```text\na\n```");
    }

    private String noteOf(String output) throws IOException {
        return ClosingNote.of(
                OutputEnd.of(Files.writeString(directory.resolve("out"), output), ClosingNote.READ_BYTES));
    }
}
