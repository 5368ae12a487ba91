package io.trackyard.source.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the files of a queue. */
class QueueSourceTest extends QueueOnDisk {
    @Test
    void makesATaskOfAnItemOfEitherTemplate() {
        files.write("001-pending-login.md", """
                # Add login

                **Status**: pending
                **Priority**: high
                **Assignee**: @Developer
                **Blocks**: 002
                **BlockedBy**: none

                ## Description
                In `src/login.js`.

                ## Success Criteria
                - [ ] It works
                """);
        files.write("002-pending-docs.md", "# Docs\n\n**Status**: pending\n**Priority**: low\n\n## Notes\nShort.\n");

        List<Task> tasks = files.content().tasks().tasks();

        assertThat(tasks).extracting(task -> task.id().text()).containsExactly("001", "002");
        assertThat(tasks).extracting(Task::title).containsExactly("Add login", "Docs");
        assertThat(tasks).extracting(Task::priority).containsExactly(1, 3);
        assertThat(tasks.get(0).prompt())
                .isEqualTo("# Add login\n\n**Assignee**: @Developer\n\n## Description\nIn `src/login.js`.\n\n"
                        + "## Success Criteria\n- [ ] It works");
        assertThat(tasks.get(0).checks()).isEmpty();
        assertThat(tasks.get(0).scope())
                .isEqualTo(new Scope.Inferred(Scope.declared("src/login.js").patterns(), "named in the text"));
        assertThat(tasks.get(1).needs()).containsExactly(TaskId.of("001"));
        assertThat(tasks.get(1).scope()).isEqualTo(new Scope.Unknown());
    }

    @Test
    void readsTheVariantThatListsItsFields() {
        files.write("007-pending-index.md", """
                # Index

                - Work Item ID: 7
                - Kind: chore
                - Status: pending
                - Priority: P0
                - Updated At: 2026-01-01

                ## Body (Markdown)
                Do it.
                """);

        Task task = files.content().tasks().tasks().get(0);

        assertThat(task.priority()).isZero();
        assertThat(task.prompt()).isEqualTo("# Index\n\n- Kind: chore\n\n## Body (Markdown)\nDo it.");
    }

    @Test
    void saysWhereTheTwoEndsOfADependencyDisagreeAndWaitsAllTheSame() {
        files.item("001-pending-a.md", "**Blocks**: 002, 004", "**BlockedBy**: none")
                .item("002-pending-b.md", "**BlockedBy**: none")
                .item("003-pending-c.md", "**BlockedBy**: 001")
                .item("004-pending-d.md", "**BlockedBy**: none | 001 (optional)")
                .item("005-completed-e.md", "**Blocks**: 002");

        SourceContent content = files.content();

        assertThat(content.warnings())
                .extracting(
                        warning -> warning.file() + ":" + warning.line() + " " + warning.what() + ": " + warning.why())
                .containsExactly(
                        ".agent/queue/001-pending-a.md:3 item 002 waits for 001:"
                                + " Blocks of item 001 says so, and BlockedBy of item 002 does not",
                        ".agent/queue/003-pending-c.md:3 item 003 waits for 001:"
                                + " BlockedBy of item 003 says so, and Blocks of item 001 does not");
        assertThat(content.tasks().tasks())
                .extracting(task -> task.needs().toString())
                .containsExactly("[]", "[001]", "[001]", "[001]");
    }

    @Test
    void takesTheWordOfEitherEndWhereTheOtherIsSilent() {
        files.item("001-pending-a.md").item("002-pending-b.md", "**BlockedBy**: 001");
        files.item("003-pending-c.md", "**Blocks**: 004").item("004-pending-d.md");

        assertThat(files.content().warnings()).isEmpty();
    }

    @Test
    void namesWhatHasTheNameOfAnItemAndIsNoFile() throws IOException {
        files.item("001-pending-a.md");
        Files.createDirectory(files.path("002-pending-directory.md"));
        Files.createSymbolicLink(files.path("003-pending-link.md"), Path.of("nowhere"));

        assertThat(files.content().warnings())
                .extracting(Problem::what)
                .containsExactly(
                        "002-pending-directory.md is left out: it is no file that can be read",
                        "003-pending-link.md is left out: it is no file that can be read");
    }

    @Test
    void refusesAFileInAnotherEncodingWithTheLine() {
        files.write("001-pending-a.md", "# A\n\nHöhe\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(files.content().faults())
                .extracting(Problem::file, Problem::line, Problem::what)
                .containsExactly(tuple(".agent/queue/001-pending-a.md", 3, "this line is not UTF-8 text"));
    }

    @Test
    void readsAgainWhatAnotherToolRenamesMeanwhile() throws IOException {
        files.item("001-pending-a.md");
        Path gone = files.path("002-pending-b.md");
        files.write("002-pending-b.md", "");

        SourceContent content = files.source(
                        time -> {
                            try {
                                Files.deleteIfExists(gone);
                                files.item("002-completed-b.md");
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        },
                        Map.of())
                .read(KnownTasks.NONE);

        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().settled()).containsExactly(TaskId.of("002"));
    }

    /** A head of any length, fields that are there twice, marks that are never closed: all of it is only text. */
    @Test
    void readsWhatNobodyWouldWrite() {
        files.write(
                "001-pending-a.md",
                "\uFEFF# A\r\n" + "**Assignee**: x\r\n".repeat(30_000) + "**Priority**: low\r\n**Priority**: high\r\n"
                        + "> ".repeat(10_000) + "\r\n```\r\n- [ ] never closed **\r\n");

        SourceContent content = files.content();

        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).extracting(Task::priority).containsExactly(3);
    }

    @Test
    void takesTheNameForTheTruthAndNotTheBody() {
        files.item("001-completed-a.md", "**Status**: pending").item("002-pending-b.md", "**Status**: completed");

        SourceContent content = files.content();

        assertThat(content.tasks().settled()).containsExactly(TaskId.of("001"));
        assertThat(content.tasks().tasks()).extracting(Task::id).containsExactly(TaskId.of("002"));
    }

    @Test
    void holdsWhatIsInProgressOrBlocked() {
        files.item("001-in_progress-a.md")
                .item("002-blocked-b.md", "**BlockedReason**: no key")
                .item("003-blocked-c.md");

        assertThat(files.content().tasks().held())
                .extracting(HeldTask::reason)
                .containsExactly(
                        "in progress (--take 001 to run it all the same)",
                        "blocked: no key (--retry-blocked, or --take 002, to run it all the same)",
                        "blocked (--retry-blocked, or --take 003, to run it all the same)");
        assertThat(files.source().blocked()).containsExactlyInAnyOrder(TaskId.of("002"), TaskId.of("003"));
        assertThat(files.content(KnownTasks.NONE.taking(files.source().blocked()))
                        .tasks()
                        .tasks())
                .extracting(task -> task.id().text())
                .containsExactly("002", "003");
    }

    @Test
    void leavesOutWhatIsInTheBranchAlreadyAndSaysSo() {
        files.item("001-pending-a.md").item("002-pending-b.md", "**BlockedBy**: 001");
        KnownTasks integrated = new KnownTasks(Set.of(), Set.of(TaskId.of("001")));

        SourceContent content = files.content(integrated);

        assertThat(content.tasks().settled()).containsExactly(TaskId.of("001"));
        assertThat(content.warnings()).extracting(Problem::code).containsExactly("integrated-item");
        assertThat(files.content(integrated.taking(Set.of(TaskId.of("001"))))
                        .tasks()
                        .tasks())
                .hasSize(2);
    }

    @Test
    void namesWhatLooksLikeAnItemAndIsNone() {
        files.item("001-pending-a.md", "**Blocks**: 009")
                .item("002-done-b.md")
                .item("README.md")
                .item("003-in-progress-c.md");

        assertThat(files.content().warnings())
                .extracting(Problem::what)
                .containsExactly(
                        "item 001 blocks 009, which is no item",
                        "002-done-b.md is left out: its name has no status",
                        "003-in-progress-c.md is left out: its name has no status");
    }

    @Test
    void keepsTheLineOfANeedForWhoeverRefusesIt() {
        files.item("001-pending-a.md", "**BlockedBy**: 042");

        assertThat(files.content().tasks().needs().values())
                .extracting(position -> position.file() + ":" + position.line())
                .containsExactly(".agent/queue/001-pending-a.md:3");
    }

    @ParameterizedTest
    @CsvSource({
        "with zero, '# A\n\u0000', 2, 'there is a zero byte in this line; the file is no text'",
        "empty, ' ', 1, the item is empty"
    })
    void refusesAFileThatIsNoText(String name, String text, int line, String what) {
        files.write("001-pending-" + name + ".md", text);

        assertThat(files.content().faults())
                .extracting(Problem::file, Problem::line, Problem::what)
                .containsExactly(tuple(".agent/queue/001-pending-" + name + ".md", line, what));
    }

    @Test
    void refusesANameThatCouldNotBeRenamed() {
        files.item("001-pending-" + "x".repeat(238) + ".md").item("002-pending-" + "x".repeat(236) + ".md");

        assertThat(files.content().faults())
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.what()).isEqualTo("the name is too long to be renamed to in_progress"));
    }

    @Test
    void readsAgainWhatAnotherToolIsWriting() {
        files.write("001-pending-a.md", "");

        SourceContent content =
                files.source(time -> files.item("001-pending-a.md"), Map.of()).read(KnownTasks.NONE);

        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).extracting(Task::title).containsExactly("Title of 001");
    }

    @Test
    void takesEveryNameAFileCanHave() {
        files.write("001-pending-ünï 🚀 .. $(x)\n`y`.md", "\uFEFF# Rocket\r\n\r\n**BlockedBy**: 002\r\n");
        files.write("002-pending.md", "Only words.");
        files.write("003-pending-no-title.md", "## Description\n");

        assertThat(files.content().faults()).isEmpty();
        assertThat(files.content().tasks().tasks())
                .extracting(Task::title)
                .containsExactly("Rocket", "002", "no title");
        assertThat(task("001").needs()).containsExactly(TaskId.of("002"));
    }

    @Test
    void infersTheFilesThatAreNamedInBackQuotes() throws IOException {
        Files.writeString(repository.resolve("README.md"), "");
        files.item(
                "001-pending-a.md",
                "Change `src/a.js`, `README.md` and `src/b/c.test.ts`; not `../x.js`, `/etc/hosts.txt`, `a.b`,",
                "`https://x.org/y.html`, src/plain.js or `npm run x`.");

        assertThat(task("001").scope())
                .isEqualTo(new Scope.Inferred(
                        Scope.declared("src/a.js", "README.md", "src/b/c.test.ts")
                                .patterns(),
                        "named in the text"));
    }

    @Test
    void isFoundByItsPlaceOrByTheDirectoryAPersonNames() throws IOException {
        QueueFormat format = new QueueFormat(time -> {}, Map.of());
        files.item("001-pending-a.md");
        Path empty = Files.createDirectories(repository.resolve("empty/.agent/queue"));

        assertThat(format.in(repository, repository))
                .extracting(source -> source.describe())
                .containsExactly("queue · .agent/queue");
        assertThat(format.in(repository, files.path("."))).hasSize(1);
        assertThat(format.in(repository, empty)).isEmpty();
        assertThat(format.in(repository, repository.resolve("empty"))).isEmpty();
        assertThat(format.in(repository, repository.resolve("absent"))).isEmpty();
    }
}
