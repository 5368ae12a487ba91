package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.TaskId;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which issues stay out of a run, and why. */
class HoldReasonTest {
    @TempDir
    Path repository;

    private IssueFile issues;

    @BeforeEach
    void anIssueFile() {
        issues = new IssueFile(repository);
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

        assertThat(issues.read(line).tasks().held())
                .extracting(HeldTask::reason)
                .containsExactly(reason);
        assertThat(issues.read(new KnownTasks(Set.of(TaskId.of("bd-1")), Set.of()), line)
                        .tasks()
                        .tasks())
                .hasSize(1);
    }

    @Test
    void carriesOutWhatIsInProgressByNobodyAndWhatIsNoLongerDeferred() {
        assertThat(issues.read(
                                issue("bd-1", "\"status\":\"in_progress\",\"assignee\":\"\""),
                                issue("bd-2", "\"defer_until\":\"2026-01-09T00:00:00Z\""),
                                issue("bd-3", "\"status\":\"deferred\",\"defer_until\":\"2026-01-09T00:00:00Z\""))
                        .tasks()
                        .tasks())
                .hasSize(3);
    }

    @Test
    void leavesOtherTypesToOthers() {
        String line = issue("bd-1", "\"issue_type\":\"convoy\"");

        assertThat(issues.read(new KnownTasks(Set.of(TaskId.of("bd-1")), Set.of()), line)
                        .tasks()
                        .held())
                .extracting(HeldTask::reason)
                .containsExactly("of type convoy, which is no work for an agent");
    }

    @Test
    void closesEpicsAndParentsWithoutTextWithTheirChildren() {
        SourceContent content = issues.read(
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

    @Test
    void holdsTheChildrenOfAParentThatIsDeferredToADay() {
        assertThat(issues.read(
                                issue("e", "\"issue_type\":\"epic\",\"defer_until\":\"2026-02-01T00:00:00Z\""),
                                issue("e.1"),
                                issue("f", "\"issue_type\":\"epic\",\"status\":\"deferred\""),
                                issue("f.1"))
                        .tasks()
                        .held())
                .extracting(HeldTask::reason)
                .contains("its parent e is deferred until Feb 1 (--take e.1 to run it all the same)")
                .noneMatch(reason -> reason.contains("parent f"));
    }

    @Test
    void namesWhatAGateWaitsFor() {
        assertThat(issues.read(
                                issue("g", "\"issue_type\":\"gate\",\"await_type\":\"gh:pr\",\"await_id\":\"17\""),
                                issue("h", "\"issue_type\":\"gate\""),
                                issue("t", "\"is_template\":true"))
                        .tasks()
                        .held())
                .extracting(HeldTask::reason)
                .containsExactly("gate, waits for gh:pr 17", "gate", "a template");
    }

    @Test
    void knowsWhatItsOwnRunHasClaimed() {
        String line = issue("bd-1", "\"status\":\"in_progress\",\"assignee\":\"trackyard/swift-otter\"");

        assertThat(issues.read(new KnownTasks(Set.of(), Set.of()).readBy("swift-otter"), line)
                        .tasks()
                        .tasks())
                .hasSize(1);
        assertThat(issues.read(new KnownTasks(Set.of(), Set.of()).readBy("late-heron"), line)
                        .tasks()
                        .held())
                .hasSize(1);
    }
}
