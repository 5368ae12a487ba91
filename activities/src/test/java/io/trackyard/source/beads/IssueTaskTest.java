package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an issue that is work. */
class IssueTaskTest {
    @TempDir
    Path repository;

    private IssueFile issues;

    @BeforeEach
    void anIssueFile() {
        issues = new IssueFile(repository);
    }

    @Test
    void tellsTheAgentAllThatAnIssueSays() {
        Task task = issues.onlyTask("""
                {"id":"bd-1","title":"Export","description":"Write it.","design":"One writer.","acceptance_criteria":"- [ ] works","notes":"See bd-0.","status":"open","priority":0,"issue_type":"feature"}
                """);

        assertThat(task.prompt()).isEqualTo("""
                        # Export

                        Write it.

                        ## Design

                        One writer.

                        ## Acceptance criteria

                        - [ ] works

                        ## Notes

                        See bd-0.
                        """);
        assertThat(task.priority()).isZero();
        assertThat(task.checks()).as("prose is no check").isEmpty();
        assertThat(task.position()).hasToString(".beads/issues.jsonl:1");
    }

    @Test
    void takesEmptyFieldsAndOldKeysAsBackupsWriteThem() {
        Task task = issues.onlyTask("""
                {"_type":"issue","id":"bd-1","title":"A","description":null,"design":"","status":"","issue_type":"","assignee":null,"ephemeral":0,"pinned":0,"metadata":"{}","labels":null,"dependencies":null,"content_hash":"x","agent_state":"idle"}
                """);

        assertThat(task.prompt()).isEqualTo("# A\n");
        assertThat(task.priority()).isEqualTo(Task.DEFAULT_PRIORITY);
        assertThat(task.scope()).isEqualTo(new Scope.Unknown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"edit_locus\":[\"src/a.go:12-30\",\"src/b/**\"],\"files\":[\"c\"]} | src/a.go,src/b/**",
                "{\"files\":\"src/a.go, docs\"} | docs,src/a.go",
                "\"{\\\"files\\\":[\\\"x.c\\\"]}\" | x.c",
                "{\"files\":[]} | ``",
                "\"no json\" | ``",
                "{\"edit_locus\":{\"file\":3}} | ``"
            })
    void readsTheScopeFromTheMetadata(String metadata, String patterns) {
        Task task = issues.onlyTask("{\"id\":\"bd-1\",\"title\":\"A\",\"metadata\":" + metadata + "}");

        assertThat(task.scope())
                .isEqualTo(patterns.isEmpty() ? new Scope.Unknown() : Scope.declared(patterns.split(",")));
    }

    @Test
    void letsSpikesAndDecisionsChangeNothing() {
        List<Task> tasks = issues.read(
                        issue("bd-1", "\"issue_type\":\"decision\""),
                        issue("bd-2", "\"labels\":[\"spike\"]"),
                        issue("bd-3", "\"issue_type\":\"bug\""))
                .tasks()
                .tasks();

        assertThat(tasks)
                .extracting(Task::changes)
                .containsExactly(Changes.OPTIONAL, Changes.OPTIONAL, Changes.REQUIRED);
    }

    @Test
    void ordersTasksByIdAndChildrenByTheirNumber() {
        assertThat(issues.read(issue("bd-b"), issue("bd-a.10"), issue("bd-a.2"), issue("bd-a"))
                        .tasks()
                        .tasks())
                .extracting(task -> task.id().text())
                .containsExactly("bd-a", "bd-a.2", "bd-a.10", "bd-b");
    }
}
