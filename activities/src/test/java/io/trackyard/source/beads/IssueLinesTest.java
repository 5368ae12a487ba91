package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of issues as they are found: old, new, half written, broken. */
class IssueLinesTest {
    @TempDir
    Path repository;

    private IssueFile issues;

    @BeforeEach
    void anIssueFile() {
        issues = new IssueFile(repository);
    }

    @Test
    void skipsWhatAnExportHoldsBesideIssues() {
        assertThat(issues.read("{\"_type\":\"memory\",\"key\":\"k\"}", "{\"id\":\"bd-1\",\"title\":\"A\"}")
                        .tasks()
                        .tasks())
                .hasSize(1);
    }

    @Test
    void readsTheDependenciesOfABackupBesideIt() throws IOException {
        Path backup = Files.createDirectories(repository.resolve(".beads/backup"));
        Files.writeString(
                backup.resolve("dependencies.jsonl"),
                "{\"issue_id\":\"bd-2\",\"depends_on_id\":\"bd-1\",\"type\":\"blocks\",\"metadata\":\"{}\"}\n{oops\n");
        Path file = Files.writeString(backup.resolve("issues.jsonl"), issue("bd-1") + "\n" + issue("bd-2") + "\n");

        SourceContent content = issues.source(file, time -> {}).read(KnownTasks.NONE);

        assertThat(content.tasks().tasks().get(1).needs()).containsExactly(TaskId.of("bd-1"));
        assertThat(content.faults())
                .extracting(fault -> fault.file() + ":" + fault.line())
                .containsExactly(".beads/backup/dependencies.jsonl:2");
    }

    @Test
    void listsAllBadLines() {
        SourceContent content = issues.read(
                "{\"id\":\"bd-1\",\"title\":\"A\"",
                "",
                "[1]",
                "<<<<<<< HEAD",
                "{\"title\":\"no id\"}",
                issue("bd-2"),
                issue("bd-2"),
                issue("bd-3", "\"priority\":9"),
                issue("bd-4", "\"metadata\":{\"files\":[\"/etc/passwd\"]}"));

        assertThat(content.faults()).extracting(Problem::line).containsExactly(1, 3, 4, 5, 7, 8, 9);
        assertThat(content.faults())
                .extracting(Problem::code)
                .containsExactly(
                        "unreadable",
                        "unreadable",
                        "unreadable",
                        "unreadable",
                        "duplicate-id",
                        "unreadable",
                        "scope-outside");
    }

    /** Every value is replaced by each kind of value that a careless program could write there. */
    @Test
    void survivesValuesOfAnyType() {
        List<String> keys = List.of(
                "title",
                "description",
                "status",
                "issue_type",
                "priority",
                "assignee",
                "started_at",
                "defer_until",
                "labels",
                "dependencies",
                "metadata",
                "parent",
                "pinned",
                "_type");
        List<String> values = List.of(
                "null", "{}", "[]", "[null,3]", "{\"a\":{}}", "1e400", "true", "\"\"", "\"" + "x".repeat(600) + "\"");

        for (String key : keys) {
            for (String value : values) {
                String line = "{\"id\":\"bd-1.1\",\"%s\":%s}".formatted(key, value);

                assertThatCode(() -> issues.read(line))
                        .as("%s: %.20s", key, value)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void readsAHalfWrittenFileAgainUntilItIsWhole() throws IOException {
        String whole = issue("bd-1") + "\n" + issue("bd-2") + "\n";
        Path file = issues.write(whole.substring(0, whole.length() - 20));
        List<String> waits = new ArrayList<>();

        SourceContent content = issues.source(file, time -> {
                    waits.add(time.toString());
                    if (waits.size() == 3) {
                        issues.write(whole);
                    }
                })
                .read(KnownTasks.NONE);

        assertThat(waits).hasSize(3);
        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).hasSize(2);
    }

    @Test
    void callsAFileBrokenThatStaysCutOff() {
        List<String> waits = new ArrayList<>();

        SourceContent content = issues.source(
                        issues.write(issue("bd-1") + "\n{\"id\":\"bd-2\",\"ti"), time -> waits.add(time.toString()))
                .read(KnownTasks.NONE);

        assertThat(waits).hasSizeBetween(1, 20);
        assertThat(content.faults()).extracting(Problem::line).containsExactly(2);
    }
}
