package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTextTest {
    @TempDir
    private Path directory;

    @Test
    void leavesNothingOutAndAddsNothing() throws Exception {
        String text = "one\r\n\n" + "word ".repeat(100_000) + "\n" + "x".repeat(400_000) + "\nlast";

        List<String> pieces = pieces(text);

        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(128 * 1024));
        assertThat(pieces).startsWith("one\r\n", "\n").endsWith("last");
    }

    @Test
    void dividesALongLineBetweenWords() throws Exception {
        assertThat(pieces("a-secret-word ".repeat(50_000)))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece ->
                        assertThat(piece.strip()).startsWith("a-secret").endsWith("word"));
    }

    private List<String> pieces(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("log"), content);
        List<String> pieces = new ArrayList<>();
        try (LogText text = LogText.of(file, StandardCharsets.UTF_8)) {
            for (Optional<String> piece = text.next(); piece.isPresent(); piece = text.next()) {
                pieces.add(piece.get());
            }
        }
        return pieces;
    }
}
