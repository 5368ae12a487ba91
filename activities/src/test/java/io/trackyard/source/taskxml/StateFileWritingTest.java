package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.SourceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the state file is written that other programs write too: its form, its lock, its place. */
class StateFileWritingTest extends WrittenState {
    @Test
    void keepsLineEndsTheByteOrderMarkLinksAndPermissions() throws IOException {
        Path real = repository.resolve("kept.json");
        Files.writeString(real, "\uFEFF" + LEFT.replace("\n", "\r\n"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(fixture.path("execute-state.json"), real);

        write(news(Kind.CLAIMED, "L1-002", 0));

        String text = Files.readString(real);
        assertThat(text).startsWith("\uFEFF{\r\n").endsWith("}\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(fixture.path("execute-state.json")).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(repository)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("docs", "kept.json");
        }
    }

    @Test
    void waitsForTheLockOfAnotherProgram() throws IOException {
        Files.createFile(fixture.path("execute-state.lock"));
        SourceWriter writer =
                fixture.whileWaiting(this::unlock).source().writer().orElseThrow();

        writer.write("run", List.of(news(Kind.CLAIMED, "L1-001", 0)));

        assertThat(fixture.path("execute-state.json")).exists();
        assertThat(fixture.path("execute-state.lock")).doesNotExist();
    }

    @Test
    void writesNothingWhileAnotherProgramKeepsTheLock() throws IOException {
        Files.createFile(fixture.path("execute-state.lock"));

        assertThatThrownBy(() -> write(news(Kind.CLAIMED, "L1-001", 0)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("another program keeps docs/tasks/shelf/execute-state.lock");
        assertThat(fixture.path("execute-state.json")).doesNotExist();
        assertThat(fixture.path("execute-state.lock")).exists();
    }

    @Test
    void takesALockAwayThatADeadProgramLeft() throws IOException {
        Files.createFile(fixture.path("execute-state.lock"));
        Files.setLastModifiedTime(fixture.path("execute-state.lock"), FileTime.fromMillis(NOON - 61_000));

        write(news(Kind.CLAIMED, "L1-001", 0));

        assertThat(state().at("/tasks/L1-001/status").asText()).isEqualTo("in_progress");
    }

    @Test
    void takesNoLockAwayOfAProgramThatIsAtWorkWhenTheClockWasPutForward() throws IOException {
        Files.createFile(fixture.path("execute-state.lock"));
        Files.setLastModifiedTime(fixture.path("execute-state.lock"), FileTime.fromMillis(NOON - 3_600_000));
        List<Boolean> there = new ArrayList<>();
        SourceWriter writer = fixture.whileWaiting(() -> {
                    there.add(Files.exists(fixture.path("execute-state.lock")));
                    if (there.size() == 5) {
                        unlock();
                    }
                })
                .source()
                .writer()
                .orElseThrow();

        writer.write("run", List.of(news(Kind.CLAIMED, "L1-001", 0)));

        assertThat(there).hasSize(5).containsOnly(true);
        assertThat(fixture.path("execute-state.json")).exists();
    }

    @Test
    void refusesToWriteOverAFileThatItCannotRead() {
        fixture.write("execute-state.json", "{ broken");

        assertThatThrownBy(() -> write(news(Kind.CLAIMED, "L1-001", 0))).isInstanceOf(ProblemException.class);
        assertThat(fixture.read("execute-state.json")).isEqualTo("{ broken");
        assertThat(fixture.path("execute-state.lock")).doesNotExist();
    }

    @Test
    void namesTheFilesItMayWrite() {
        assertThat(fixture.source().writer().orElseThrow().paths())
                .containsExactly(
                        "docs/tasks/shelf/execute-state.json",
                        "docs/tasks/shelf/1-foundation/.done",
                        "docs/tasks/shelf/2-backend/.done");

        fixture.write("1-foundation/.done", "");

        assertThat(fixture.source().writer().orElseThrow().paths())
                .as("a mark that is there is not written, and may be tracked where the state is not")
                .containsExactly("docs/tasks/shelf/execute-state.json", "docs/tasks/shelf/2-backend/.done");
    }

    @Test
    void namesNoFilesOutsideTheRepository() {
        Path inside = repository.resolve("project");

        assertThat(new TaskXmlFormat(time -> {}, Instant::now)
                        .in(inside, fixture.path(""))
                        .get(0)
                        .writer()
                        .orElseThrow()
                        .paths())
                .isEmpty();
    }

    private void unlock() {
        try {
            Files.deleteIfExists(fixture.path("execute-state.lock"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
