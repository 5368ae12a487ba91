package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.depends;
import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What an issue waits for. */
class IssueGraphTest {
    @TempDir
    Path repository;

    private IssueFile issues;

    @BeforeEach
    void anIssueFile() {
        issues = new IssueFile(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "blocks, bd-1",
        "conditional-blocks, bd-1",
        "waits-for, ''",
        "related, ''",
        "discovered-from, ''",
        "tracks, ''"
    })
    void waitsForBlockingDependenciesOnly(String type, String needs) {
        assertThat(issues.needsOf("bd-2", issue("bd-1"), issue("bd-2", depends("bd-2", "bd-1", type))))
                .isEqualTo(needs);
    }

    @Test
    void waitsForWhatItsParentsWaitFor() {
        assertThat(issues.needsOf(
                        "e.1.1",
                        issue("first"),
                        issue("e", "\"issue_type\":\"epic\"," + depends("e", "first", "blocks")),
                        issue("e.1", "\"description\":\"\""),
                        issue("e.1.1")))
                .isEqualTo("first");
    }

    @Test
    void waitsForTheOpenChildrenOfAnEpic() {
        assertThat(issues.needsOf(
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

        assertThat(issues.needsOf("e.1", lines)).isEmpty();
        assertThat(issues.needsOf("e.2", lines)).isEmpty();
    }

    @Test
    void endsWhereParentsGoRoundInCircles() {
        assertThat(issues.needsOf(
                        "a",
                        issue("z"),
                        issue("a", depends("a", "b", "parent-child")),
                        issue("b", depends("b", "a", "parent-child")),
                        issue("c", depends("c", "c", "parent-child"))))
                .isEmpty();
    }

    @Test
    void keepsNeedsThatAreNotHereForTheProfileToDecide() {
        assertThat(issues.needsOf("bd-1", issue("bd-1", depends("bd-1", "external:beads:x", "blocks"))))
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

        SourceContent content = issues.read(new KnownTasks(Set.of(), Set.of(TaskId.of("bd-2"))), lines);

        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("bd-3");
        assertThat(content.tasks().settled()).contains(TaskId.of("bd-1"), TaskId.of("bd-2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                           | s.2 s.3",
                "{'gate':'all-children'}                      | s.2 s.3",
                "'{\\'gate\\':\\'all-children\\'}'            | s.2 s.3",
                "{'gate':'any-children'}                      | ``",
                "{'gate':'any-children','also_blocks':true}   | s",
                "{'also_blocks':true}                         | s s.2 s.3"
            })
    void waitsForWhatAnotherIssueSpawns(String metadata, String needs) {
        String edge =
                "'dependencies':[{'issue_id':'x','depends_on_id':'s','type':'waits-for','metadata':" + metadata + "}]";

        assertThat(issues.needsOf(
                        "x",
                        issue("s"),
                        issue("s.1", "\"status\":\"closed\""),
                        issue("s.2"),
                        issue("s.3"),
                        issue("x", edge.replace('\'', '"'))))
                .isEqualTo(needs);
    }

    @Test
    void doesNotWaitForWhatIsOnlyPinnedUp() {
        assertThat(issues.needsOf(
                        "bd-2",
                        issue("bd-1", "\"status\":\"pinned\""),
                        issue("bd-2", depends("bd-2", "bd-1", "blocks"))))
                .isEmpty();
    }
}
