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

        write(true, news("a"));

        assertThat(run.scratch().belongings()).isEqualTo(before);
        assertThat(run.scratch().git("show", run.tip().hex() + ":" + FILE)).isEqualTo("calm-otter a");
        assertThat(run.scratch().git("log", "-1", "--format=%s", run.tip().hex()))
                .isEqualTo("chore: write a back to native");
    }

    @Test
    void writtenAgainItMakesNoSecondCommit() {
        write(true, news("a"), news("b"));
        String tip = run.tip().hex();

        write(true, news("b"));

        assertThat(run.tip().hex()).isEqualTo(tip);
    }

    @Test
    void goesOnFromWorkThatCameInMeanwhile() {
        write(true, news("a"));
        run.advance("src/more.txt", "more\n");

        write(true, news("b"));

        assertThat(run.scratch().git("show", run.tip().hex() + ":" + FILE)).isEqualTo("calm-otter a\ncalm-otter b");
        assertThat(run.scratch().git("show", run.tip().hex() + ":src/more.txt")).isEqualTo("more");
    }

    @Test
    void whatGitDoesNotTrackIsWrittenWhereItWasRead() {
        write(false, news("a"));

        assertThat(run.scratch().path().resolve(FILE)).hasContent("calm-otter a");
    }

    private void write(boolean onBranch, TaskNews... news) {
        String what = "write %s back".formatted(news[0].task());
        new WriteBackPlace(run.open(), run.scratch().time()).write(onBranch, what, root -> {
            new LineWriter(root).write(run.address().run(), List.of(news));
            return what;
        });
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
