package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskNews;
import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.reading.RunSource;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosesIT {
    private static final String ISSUES = ".beads/issues.jsonl";
    private static final TaskNews CLAIM = news("a", TaskNews.Kind.CLAIMED);
    private static final TaskNews CLOSE = news("a", TaskNews.Kind.INTEGRATED);

    @TempDir
    private Path directory;

    private ScratchRun run;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void closesWaitForTheLandingAndAllElseIsToldAtOnce() {
        Closes closes = begin(CloseWhen.LANDED);

        assertThat(closes.withoutWaiting(run.open(), List.of(CLAIM, CLOSE))).containsExactly(CLAIM);
        assertThat(closes.withoutWaiting(run.open(), List.of(CLOSE))).isEmpty();
        assertThat(issue()).contains("\"open\"");

        assertThat(closes.landed(run.open())).isEqualTo(1);
        assertThat(issue()).contains("\"closed\"", "trackyard/" + ScratchRun.NAME);
        assertThat(closes.landed(run.open())).isZero();
    }

    @Test
    void whatIsClosedWhenIntegratedWaitsForNothing() {
        Closes closes = begin(CloseWhen.INTEGRATED);

        assertThat(closes.withoutWaiting(run.open(), List.of(CLAIM, CLOSE))).containsExactly(CLAIM, CLOSE);
        assertThat(closes.landed(run.open())).isZero();
        assertThat(issue()).contains("\"open\"");
    }

    private Closes begin(CloseWhen when) {
        run = ScratchRun.in(
                directory, new RunDraft().from("beads", ISSUES).closing(when).track(TaskDraft.of("a")));
        run.scratch().write(ISSUES, "{\"id\":\"a\",\"title\":\"A\",\"status\":\"open\",\"issue_type\":\"task\"}\n");
        return new Closes(
                new RunSource(time -> {}, run.scratch().time(), Map.of()),
                run.scratch().time());
    }

    private String issue() {
        try {
            return Files.readString(run.scratch().path().resolve(ISSUES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TaskNews news(String task, TaskNews.Kind kind) {
        return new TaskNews(task, kind, "4b825dc", "", 1, 0);
    }
}
