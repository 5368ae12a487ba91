package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskNews;
import io.trackyard.source.SourceWriter;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBackPlaceIT {
    private static final String FILE = "queue/done.txt";

    @TempDir
    private Path directory;

    private ScratchRun run;

    @BeforeEach
    void begin() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.write(FILE, "");
        scratch.commit("Begin a queue");
        run = ScratchRun.in(directory, scratch, new RunDraft().track(TaskDraft.of("a"), TaskDraft.of("b")));
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void whatGitTracksChangesOnTheRunsBranchAlone() {
        Map<String, String> before = run.scratch().belongings();

        place().onBranch(List.of(news("a")));

        assertThat(run.scratch().belongings()).isEqualTo(before);
        assertThat(run.scratch().git("show", run.tip().hex() + ":" + FILE)).isEqualTo("calm-otter a");
        assertThat(run.scratch().git("log", "-1", "--format=%s", run.tip().hex()))
                .isEqualTo("chore: write a back to native");
    }

    @Test
    void writtenAgainItMakesNoSecondCommit() {
        place().onBranch(List.of(news("a"), news("b")));
        String tip = run.tip().hex();

        place().onBranch(List.of(news("b")));

        assertThat(run.tip().hex()).isEqualTo(tip);
    }

    @Test
    void goesOnFromWorkThatCameInMeanwhile() {
        place().onBranch(List.of(news("a")));
        run.advance("src/more.txt", "more\n");

        place().onBranch(List.of(news("b")));

        assertThat(run.scratch().git("show", run.tip().hex() + ":" + FILE)).isEqualTo("calm-otter a\ncalm-otter b");
        assertThat(run.scratch().git("show", run.tip().hex() + ":src/more.txt")).isEqualTo("more");
    }

    @Test
    void whatGitDoesNotTrackIsWrittenWhereItWasRead() {
        place().inPlace(List.of(news("a")));

        assertThat(run.scratch().path().resolve(FILE)).hasContent("calm-otter a");
    }

    private WriteBackPlace place() {
        return new WriteBackPlace(
                run.open(),
                root -> Optional.of(new LineWriter(root)),
                run.scratch().time());
    }

    private static TaskNews news(String task) {
        return new TaskNews(task, TaskNews.Kind.INTEGRATED, "", "", 1, 0);
    }

    /** Appends a line for each task that has none. */
    private record LineWriter(Path root) implements SourceWriter {
        @Override
        public List<String> paths() {
            return List.of(FILE);
        }

        @Override
        public void write(String name, List<TaskNews> news) {
            try {
                List<String> lines = Files.readAllLines(root.resolve(FILE));
                String added = news.stream()
                        .map(item -> name + " " + item.task())
                        .filter(line -> !lines.contains(line))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
                Files.writeString(root.resolve(FILE), Files.readString(root.resolve(FILE)) + added);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
