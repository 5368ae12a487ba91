package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What git prints, read from examples; the other way, from a real git, is in the tests that end in IT. */
class GitOutputTest {
    private static final String ONE = "1".repeat(40);

    @Test
    void readsVersionsOfAllVendors() {
        assertThat(GitVersion.parse("git version 2.39.5 (Apple Git-154)\n")).isEqualTo(new GitVersion(2, 39));
        assertThat(GitVersion.parse("git version 2.55.0")).isGreaterThan(GitVersion.OLDEST);
        assertThat(new GitVersion(2, 42).mergesWithAttributesOfACommit()).isFalse();
        assertThat(new GitVersion(2, 43).mergesWithAttributesOfACommit()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> GitVersion.parse("hub"));
    }

    @Test
    void readsPathsWithSpacesFromAStatus() {
        String fields = "N... 100644 100644 100644 %s %s ".formatted(ONE, ONE);
        String unmerged = "N... 100644 100644 100644 100644 %s %s %s ".formatted(ONE, ONE, ONE);

        assertThat(StatusEntry.parse(List.of("1 .M " + fields + "a b", "u UU " + unmerged + "c d", "? e f/")))
                .containsExactly(
                        new StatusEntry(StatusEntry.Kind.CHANGED, "a b"),
                        new StatusEntry(StatusEntry.Kind.UNMERGED, "c d"),
                        new StatusEntry(StatusEntry.Kind.UNTRACKED, "e f/"));
    }

    @Test
    void readsWorktreesOnABranchAndDetachedOnes() {
        List<String> parts = List.of(
                "worktree /a",
                "HEAD " + ONE,
                "branch refs/heads/main",
                "",
                "worktree /b",
                "HEAD " + ONE,
                "detached",
                "");

        assertThat(WorktreeEntry.parse(parts))
                .containsExactly(
                        new WorktreeEntry(Path.of("/a"), RefName.branch("main")),
                        new WorktreeEntry(Path.of("/b"), null));
    }

    @Test
    void readsPathsAndMessagesOfAConflict() {
        List<String> parts = List.of(
                ONE,
                "a",
                "b",
                "",
                "1",
                "a",
                "Auto-merging",
                "Auto-merging a\n",
                "2",
                "a",
                "b",
                "CONFLICT (rename/delete)",
                "CONFLICT (rename/delete): a to b\n");

        assertThat(MergeOutcome.parse(false, parts))
                .isEqualTo(new MergeOutcome.Conflict(List.of("a", "b"), List.of("CONFLICT (rename/delete): a to b")));
    }
}
