package io.trackyard.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEditTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void begin() throws IOException {
        path = Files.writeString(directory.resolve("a.md"), "one\n");
    }

    @Test
    void doesNotTouchAFileThatStaysAsItIs() throws IOException {
        FileTime old = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(path, old);

        assertThat(FileEdit.change(file(), text -> text)).isFalse();
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(old);
    }

    @Test
    void keepsWhatAnotherProgramWroteMeanwhile() throws IOException {
        AtomicInteger calls = new AtomicInteger();

        boolean changed = FileEdit.change(file(), text -> {
            if (calls.incrementAndGet() == 1) {
                append("two\n");
            }
            return text + "mine\n";
        });

        assertThat(changed).isTrue();
        assertThat(Files.readString(path)).isEqualTo("one\ntwo\nmine\n");
    }

    @Test
    void givesUpOnAFileThatNeverStandsStill() throws IOException {
        assertThatThrownBy(() -> FileEdit.change(file(), text -> {
                    append("x");
                    return text + "mine";
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a.md cannot be changed");
        assertThat(Files.readString(path)).startsWith("one\nx").doesNotContain("mine");
        assertThat(directory).isDirectoryNotContaining("glob:**/.trackyard-*");
    }

    @Test
    void changesTheFileBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.md"), path);

        FileEdit.change(new SourceFile(link, "link.md"), text -> "new\n");

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(path)).isEqualTo("new\n");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Files.write(path, new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> FileEdit.change(file(), text -> "")).isInstanceOf(ProblemException.class);
        assertThat(path).hasSize(2);
    }

    private void append(String text) {
        try {
            Files.writeString(path, Files.readString(path) + text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private SourceFile file() {
        return new SourceFile(path, "a.md");
    }
}
