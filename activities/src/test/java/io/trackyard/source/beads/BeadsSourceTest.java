package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.Changes;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeadsSourceTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-10T12:00:00Z"));

    @TempDir
    Path repository;

    @Test
    void tellsTheAgentAllThatAnIssueSays() {
        Task task = onlyTask("""
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
        Task task = onlyTask("""
                {"_type":"issue","id":"bd-1","title":"A","description":null,"design":"","status":"","issue_type":"","assignee":null,"ephemeral":0,"pinned":0,"metadata":"{}","labels":null,"dependencies":null,"content_hash":"x","agent_state":"idle"}
                """);

        assertThat(task.prompt()).isEqualTo("# A\n");
        assertThat(task.priority()).isEqualTo(Task.DEFAULT_PRIORITY);
        assertThat(task.scope()).isEqualTo(new Scope.Unknown());
    }

    @Test
    void skipsWhatAnExportHoldsBesideIssues() {
        assertThat(read("{\"_type\":\"memory\",\"key\":\"k\"}", "{\"id\":\"bd-1\",\"title\":\"A\"}")
                        .tasks()
                        .tasks())
                .hasSize(1);
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
        Task task = onlyTask("{\"id\":\"bd-1\",\"title\":\"A\",\"metadata\":" + metadata + "}");

        assertThat(task.scope())
                .isEqualTo(patterns.isEmpty() ? new Scope.Unknown() : Scope.declared(patterns.split(",")));
    }

    @Test
    void letsSpikesAndDecisionsChangeNothing() {
        List<Task> tasks = read(
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
        assertThat(read(issue("bd-b"), issue("bd-a.10"), issue("bd-a.2"), issue("bd-a"))
                        .tasks()
                        .tasks())
                .extracting(task -> task.id().text())
                .containsExactly("bd-a", "bd-a.2", "bd-a.10", "bd-b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'in_progress','assignee':'PinkHill','started_at':'2025-12-17T11:46:43.165382-05:00' | in progress by PinkHill since Dec 17 (--take bd-1 to run it all the same)",
                "'status':'in_progress','assignee':'PinkHill','updated_at':'2024-02-03T10:00:00Z' | in progress by PinkHill since Feb 3, 2024 (--take bd-1 to run it all the same)",
                "'status':'in_progress','assignee':'PinkHill' | in progress by PinkHill (--take bd-1 to run it all the same)",
                "'status':'hooked','assignee':'crew/emma' | hooked by crew/emma (--take bd-1 to run it all the same)",
                "'status':'pinned' | pinned (--take bd-1 to run it all the same)",
                "'status':'open','pinned':1 | pinned (--take bd-1 to run it all the same)",
                "'status':'deferred' | deferred (--take bd-1 to run it all the same)",
                "'status':'open','defer_until':'2026-02-01T00:00:00Z' | deferred until Feb 1 (--take bd-1 to run it all the same)",
                "'status':'blocked' | marked as blocked (--take bd-1 to run it all the same)",
                "'status':'review' | review (--take bd-1 to run it all the same)"
            })
    void holdsWhatIsSomebodyElsesUnlessItIsTaken(String fields, String reason) {
        String line = issue("bd-1", fields.replace('\'', '"'));

        assertThat(read(line).tasks().held()).extracting(HeldTask::reason).containsExactly(reason);
        assertThat(read(new KnownTasks(Set.of(TaskId.of("bd-1")), Set.of()), line)
                        .tasks()
                        .tasks())
                .hasSize(1);
    }

    @Test
    void carriesOutWhatIsInProgressByNobodyAndWhatIsNoLongerDeferred() {
        assertThat(read(
                                issue("bd-1", "\"status\":\"in_progress\",\"assignee\":\"\""),
                                issue("bd-2", "\"defer_until\":\"2026-01-09T00:00:00Z\""))
                        .tasks()
                        .tasks())
                .hasSize(2);
    }

    @Test
    void leavesOtherTypesToOthers() {
        String line = issue("bd-1", "\"issue_type\":\"convoy\"");

        assertThat(read(new KnownTasks(Set.of(TaskId.of("bd-1")), Set.of()), line)
                        .tasks()
                        .held())
                .extracting(HeldTask::reason)
                .containsExactly("of type convoy, which is no work for an agent");
    }

    @Test
    void closesEpicsAndParentsWithoutTextWithTheirChildren() {
        SourceContent content = read(
                issue("e", "\"issue_type\":\"epic\",\"description\":\"big\""),
                issue("e.1"),
                issue("e.2", "\"status\":\"closed\""),
                issue("e.3"),
                issue("p", "\"description\":\"\""),
                issue("q", "\"parent\":\"p\""),
                issue("done", "\"issue_type\":\"epic\""),
                issue("done.1", "\"status\":\"tombstone\""),
                issue("alone", "\"issue_type\":\"epic\""),
                issue("work", "\"description\":\"has text of its own\""),
                issue("work.1"));

        assertThat(content.tasks().held())
                .extracting(held -> held.id().text(), HeldTask::reason)
                .containsExactly(
                        tuple("alone", "epic without children"),
                        tuple("done", "epic, all its children are closed"),
                        tuple("e", "epic, closes when its 2 children are closed"),
                        tuple("p", "has no text of its own, closes when its child is closed"));
        assertThat(content.tasks().tasks())
                .extracting(task -> task.id().text())
                .containsExactly("e.1", "e.3", "q", "work", "work.1");
    }

    @ParameterizedTest
    @CsvSource({"blocks, bd-1", "conditional-blocks, bd-1", "waits-for, bd-1", "related, ''", "discovered-from, ''"})
    void waitsForBlockingDependenciesOnly(String type, String needs) {
        assertThat(needsOf("bd-2", issue("bd-1"), issue("bd-2", depends("bd-2", "bd-1", type))))
                .isEqualTo(needs);
    }

    @Test
    void waitsForWhatItsParentsWaitFor() {
        assertThat(needsOf(
                        "e.1.1",
                        issue("first"),
                        issue("e", "\"issue_type\":\"epic\"," + depends("e", "first", "blocks")),
                        issue("e.1", "\"description\":\"\""),
                        issue("e.1.1")))
                .isEqualTo("first");
    }

    @Test
    void waitsForTheOpenChildrenOfAnEpic() {
        assertThat(needsOf(
                        "x",
                        issue("e", "\"issue_type\":\"epic\""),
                        issue("e.1", "\"status\":\"closed\""),
                        issue("e.2", "\"description\":\"\""),
                        issue("e.2.1"),
                        issue("e.3"),
                        issue("x", depends("x", "e", "blocks"))))
                .isEqualTo("e.2.1 e.3");
    }

    @Test
    void doesNotLetChildrenWaitForEachOtherWhereTheirEpicNamesThemAsBlockers() {
        String[] lines = {
            issue("e", "\"issue_type\":\"epic\"," + depends("e", "e.1", "blocks")),
            issue("e.1", depends("e.1", "e", "blocks")),
            issue("e.2")
        };

        assertThat(needsOf("e.1", lines)).isEmpty();
        assertThat(needsOf("e.2", lines)).isEmpty();
    }

    @Test
    void endsWhereParentsGoRoundInCircles() {
        assertThat(needsOf(
                        "a",
                        issue("z"),
                        issue("a", depends("a", "b", "parent-child")),
                        issue("b", depends("b", "a", "parent-child")),
                        issue("c", depends("c", "c", "parent-child"))))
                .isEmpty();
    }

    @Test
    void keepsNeedsThatAreNotHereForTheProfileToDecide() {
        assertThat(needsOf("bd-1", issue("bd-1", depends("bd-1", "external:beads:x", "blocks"))))
                .isEqualTo("external:beads:x");
    }

    @Test
    void meetsNeedsThatAreClosedOrIntegrated() {
        String[] lines = {
            issue("bd-1", "\"status\":\"closed\""),
            issue("bd-2"),
            issue(
                    "bd-3",
                    "\"dependencies\":[{\"issue_id\":\"bd-3\",\"depends_on_id\":\"bd-1\",\"type\":\"blocks\"},"
                            + "{\"issue_id\":\"bd-3\",\"depends_on_id\":\"bd-2\",\"type\":\"blocks\"}]")
        };

        SourceContent content = read(new KnownTasks(Set.of(), Set.of(TaskId.of("bd-2"))), lines);

        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("bd-3");
        assertThat(content.tasks().settled()).contains(TaskId.of("bd-1"), TaskId.of("bd-2"));
    }

    @Test
    void holdsTheChildrenOfADeferredParent() {
        assertThat(read(issue("e", "\"issue_type\":\"epic\",\"status\":\"deferred\""), issue("e.1"))
                        .tasks()
                        .held())
                .extracting(HeldTask::reason)
                .contains("its parent e is deferred (--take e.1 to run it all the same)");
    }

    @Test
    void readsTheDependenciesOfABackupBesideIt() throws IOException {
        Path backup = Files.createDirectories(repository.resolve(".beads/backup"));
        Files.writeString(
                backup.resolve("dependencies.jsonl"),
                "{\"issue_id\":\"bd-2\",\"depends_on_id\":\"bd-1\",\"type\":\"blocks\",\"metadata\":\"{}\"}\n{oops\n");
        Path issues = Files.writeString(backup.resolve("issues.jsonl"), issue("bd-1") + "\n" + issue("bd-2") + "\n");

        SourceContent content = source(issues, time -> {}).read(KnownTasks.NONE);

        assertThat(content.tasks().tasks().get(1).needs()).containsExactly(TaskId.of("bd-1"));
        assertThat(content.faults())
                .extracting(fault -> fault.file() + ":" + fault.line())
                .containsExactly(".beads/backup/dependencies.jsonl:2");
    }

    @Test
    void listsAllBadLines() {
        SourceContent content = read(
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

                assertThatCode(() -> read(line)).as("%s: %.20s", key, value).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void readsAHalfWrittenFileAgainUntilItIsWhole() throws IOException {
        String whole = issue("bd-1") + "\n" + issue("bd-2") + "\n";
        Path file = write(whole.substring(0, whole.length() - 20));
        List<String> waits = new ArrayList<>();

        SourceContent content = source(file, time -> {
                    waits.add(time.toString());
                    if (waits.size() == 3) {
                        write(whole);
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

        SourceContent content = source(
                        write(issue("bd-1") + "\n{\"id\":\"bd-2\",\"ti"), time -> waits.add(time.toString()))
                .read(KnownTasks.NONE);

        assertThat(waits).hasSizeBetween(1, 20);
        assertThat(content.faults()).extracting(Problem::line).containsExactly(2);
    }

    private Task onlyTask(String line) {
        SourceContent content = read(line);
        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).hasSize(1);
        return content.tasks().tasks().get(0);
    }

    private String needsOf(String id, String... lines) {
        return read(lines).tasks().tasks().stream()
                .filter(task -> task.id().text().equals(id))
                .findFirst()
                .map(task ->
                        String.join(" ", task.needs().stream().map(TaskId::text).toList()))
                .orElseThrow();
    }

    private SourceContent read(String... lines) {
        return read(KnownTasks.NONE, lines);
    }

    private SourceContent read(KnownTasks known, String... lines) {
        return source(write(String.join("\n", lines) + "\n"), time -> {}).read(known);
    }

    private BeadsSource source(Path file, Waiter waiter) {
        return new BeadsSource(SourceFile.of(repository, file), waiter, CLOCK);
    }

    private Path write(String text) {
        try {
            Files.createDirectories(repository.resolve(".beads"));
            return Files.writeString(repository.resolve(".beads/issues.jsonl"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String issue(String id, String... fields) {
        String text = String.join(",", fields).contains("\"description\"") ? "" : ",\"description\":\"Do " + id + ".\"";
        return "{\"id\":\"%s\",\"title\":\"Title of %s\"%s%s}"
                .formatted(id, id, text, fields.length == 0 ? "" : "," + String.join(",", fields));
    }

    private static String depends(String id, String on, String type) {
        return "\"dependencies\":[{\"issue_id\":\"%s\",\"depends_on_id\":\"%s\",\"type\":\"%s\"}]"
                .formatted(id, on, type);
    }
}
