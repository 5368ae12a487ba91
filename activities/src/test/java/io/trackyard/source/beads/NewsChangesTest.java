package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.CLOCK;
import static io.trackyard.source.beads.IssueFile.depends;
import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What issues tell of their tasks once news were written, as an independent reader sees it. */
class NewsChangesTest {
    private static final String ACTOR = "trackyard/swift-otter";
    private static final long NOON = CLOCK.millis();

    @TempDir
    Path repository;

    private IssueFile issues;

    @BeforeEach
    void aFile() {
        issues = new IssueFile(repository);
    }

    @Test
    void claimsForTheRun() throws IOException {
        issues.writeLines(issue("bd-1"));

        write(news(Kind.CLAIMED, 0));

        assertThat(told("bd-1", "status", "assignee")).containsExactly("in_progress", ACTOR);
    }

    @Test
    void closesWithWhatWasDoneAndWhere() throws IOException {
        issues.writeLines(issue("bd-1"), issue("bd-2"));

        write(
                news(Kind.CLAIMED, 0),
                news(Kind.INTEGRATED, 1),
                new TaskNews("bd-2", Kind.INTEGRATED, "", " ", 1, NOON + 2));

        assertThat(told("bd-1", "status", "close_reason"))
                .containsExactly("closed", "Completed: 2 files changed (0123456789) on " + ACTOR);
        assertThat(told("bd-2", "close_reason")).containsExactly("Completed: Title of bd-2 on " + ACTOR);
    }

    @Test
    void notesWhyATaskWasGivenUp() throws IOException {
        issues.writeLines(issue("bd-1", "\"notes\":\"Mine.\""));

        write(news(Kind.CLAIMED, 0), new TaskNews("bd-1", Kind.ABANDONED, "", "its check\nfailed", 3, NOON + 1));

        assertThat(told("bd-1", "status", "assignee", "notes"))
                .containsExactly(
                        "blocked",
                        "",
                        "Mine.\n[2026-01-10T12:00:00.001Z] " + ACTOR + ": given up after 3 attempts: its check failed");
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIPPED", "RELEASED"})
    void givesBackWhatItHasClaimedAndNothingElse(Kind kind) throws IOException {
        issues.writeLines(
                issue("bd-1"),
                issue("bd-2"),
                issue("bd-3", "\"status\":\"in_progress\",\"assignee\":\"BlueLake\""),
                issue("bd-4", "\"status\":\"closed\",\"assignee\":\"" + ACTOR + "\""));
        write(news(Kind.CLAIMED, 0));

        write(
                news(kind, 1),
                new TaskNews("bd-2", kind, "", "", 0, NOON),
                new TaskNews("bd-3", kind, "", "", 0, NOON),
                new TaskNews("bd-4", kind, "", "", 0, NOON));

        assertThat(told("bd-1", "status", "assignee")).containsExactly("open", "");
        assertThat(told("bd-1", "notes").get(0)).contains("given back undone: 2 files changed");
        assertThat(told("bd-2", "status", "notes")).containsExactly("", "");
        assertThat(told("bd-3", "status", "assignee", "notes")).containsExactly("in_progress", "BlueLake", "");
        assertThat(told("bd-4", "status", "notes")).containsExactly("closed", "");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void writesEachNewsOnce(Kind kind) throws IOException {
        issues.writeLines(issue("bd-1"));
        write(news(Kind.CLAIMED, 0), news(kind, 1));
        String once = Files.readString(issues.path());

        write(news(kind, 1));
        write(news(Kind.CLAIMED, 0), news(kind, 1));

        assertThat(Files.readString(issues.path())).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(names = {"ABANDONED", "RELEASED"})
    void claimsAgainWhatAPersonHasTriedAgain(Kind before) throws IOException {
        issues.writeLines(issue("bd-1"));
        write(news(Kind.CLAIMED, 0), news(before, 1));

        write(news(Kind.CLAIMED, 2));

        assertThat(told("bd-1", "status", "assignee")).containsExactly("in_progress", ACTOR);
    }

    @Test
    void leavesWhatSomebodyElseHoldsWithAWord() throws IOException {
        issues.writeLines(
                issue("bd-1", "\"status\":\"in_progress\",\"assignee\":\"BlueLake\""),
                issue("bd-2", "\"status\":\"pinned\""));

        write(news(Kind.CLAIMED, 0), new TaskNews("bd-2", Kind.ABANDONED, "", "why", 3, NOON));
        write(news(Kind.CLAIMED, 0));

        assertThat(told("bd-1", "status", "assignee", "notes"))
                .containsExactly("in_progress", "BlueLake", "[2026-01-10T12:00:00Z] " + ACTOR + ": works on this too");
        assertThat(told("bd-2", "status", "notes"))
                .containsExactly("pinned", "[2026-01-10T12:00:00Z] " + ACTOR + ": given up after 3 attempts: why");
    }

    @Test
    void reopensNothingThatSomebodyHasClosed() throws IOException {
        issues.writeLines(issue("bd-1", "\"status\":\"closed\",\"close_reason\":\"by hand\""));

        write(news(Kind.CLAIMED, 0), news(Kind.ABANDONED, 1), news(Kind.RELEASED, 2), news(Kind.INTEGRATED, 3));

        assertThat(told("bd-1", "status", "close_reason", "notes")).containsExactly("closed", "by hand", "");
    }

    @Test
    void forgetsNewsOfAnIssueThatIsGone() throws IOException {
        issues.writeLines(issue("bd-2"));

        write(news(Kind.INTEGRATED, 0));

        assertThat(Files.readString(issues.path())).isEqualTo(issue("bd-2") + "\n");
    }

    @Test
    void closesParentsWithTheirLastChild() throws IOException {
        issues.writeLines(
                issue("top", "\"issue_type\":\"epic\""),
                issue("top.1", "\"description\":\"\""),
                issue("top.1.1"),
                issue("top.2", "\"status\":\"closed\""),
                issue("own", "\"description\":\"has work of its own\""),
                issue("own.1"),
                issue("held", "\"issue_type\":\"epic\",\"status\":\"in_progress\",\"assignee\":\"BlueLake\""),
                issue("held.1"));

        write(integrated("top.1.1"), integrated("own.1"), integrated("held.1"));

        assertThat(told("top.1", "status", "close_reason"))
                .containsExactly("closed", "All its children are closed on " + ACTOR);
        assertThat(told("top", "status")).containsExactly("closed");
        assertThat(told("own", "status")).containsExactly("");
        assertThat(told("held", "status")).containsExactly("in_progress");
    }

    @Test
    void closesAParentThatAnEarlierWriterCouldNot() throws IOException {
        issues.writeLines(issue("top", "\"issue_type\":\"epic\""), issue("top.1", "\"status\":\"closed\""));

        write(integrated("top.1"));

        assertThat(told("top", "status")).containsExactly("closed");
    }

    @Test
    void closesAFinishedGroupBeforeWhatWaitedForIt() throws IOException {
        issues.writeLines(
                issue("e", "\"issue_type\":\"epic\""),
                issue("e.1", "\"status\":\"closed\""),
                issue("x", depends("x", "e", "blocks")));

        List<IssueChange> changes = NewsChanges.of(store().read(), ACTOR, List.of(integrated("x")));

        assertThat(changes).extracting(change -> change.issue().text()).containsExactly("e", "x");
    }

    private void write(TaskNews... news) {
        SourceWriter writer = new BeadsSource(store(), CLOCK).writer().orElseThrow();
        assertThat(writer.paths()).containsExactly(".beads/issues.jsonl");
        writer.write("swift-otter", List.of(news));
    }

    private FileStore store() {
        return new FileStore(SourceFile.of(repository, issues.path()), time -> {}, CLOCK);
    }

    private static TaskNews news(Kind kind, long later) {
        return new TaskNews("bd-1", kind, "0123456789abcdef", "2 files changed", 3, NOON + later);
    }

    private static TaskNews integrated(String id) {
        return new TaskNews(id, Kind.INTEGRATED, "", "", 1, NOON);
    }

    /** The values as another program reads them; empty where one is not there. */
    private List<String> told(String id, String... keys) throws IOException {
        for (String line : Files.readAllLines(issues.path())) {
            JsonNode issue = new JsonMapper().readTree(line);
            if (issue.path("id").asText().equals(id)) {
                return List.of(keys).stream()
                        .map(key -> issue.path(key).asText())
                        .toList();
            }
        }
        throw new AssertionError("no issue " + id);
    }
}
