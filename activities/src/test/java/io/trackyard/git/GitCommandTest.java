package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitCommandTest {
    private static final ObjectId ONE = new ObjectId("1".repeat(40));
    private static final ObjectId TWO = new ObjectId("2".repeat(40));

    @Test
    void addsWorktreesLockedAndWithoutMakingABranch() {
        assertThat(new GitCommand.AddWorktree(Path.of("/w/L1-001"), "worktree-L1-001", false).arguments())
                .containsExactly("worktree", "add", "/w/L1-001", "worktree-L1-001");
        assertThat(new GitCommand.AddWorktree(Path.of("/w/a"), "trackyard-tracks/r/1-a", true).arguments())
                .containsExactly(
                        "worktree", "add", "--lock", "--reason", "trackyard", "/w/a", "trackyard-tracks/r/1-a");
    }

    @Test
    void readsPathsToExcludeLiterallyFromStandardInput() {
        GitCommand add = new GitCommand.AddAll(List.of("n/", "a*b"));

        assertThat(add.arguments())
                .containsExactly("add", "-A", "--ignore-errors", "--pathspec-from-file=-", "--pathspec-file-nul");
        assertThat(new String(add.input(), StandardCharsets.UTF_8))
                .isEqualTo(".\0:(exclude,literal)n/\0:(exclude,literal)a*b");
    }

    @Test
    void passesACommitMessageByStandardInputOnly() {
        byte[] message = "--help".getBytes(StandardCharsets.UTF_8);
        GitCommand commit = new GitCommand.CommitTree(ONE, List.of(TWO), message);

        assertThat(commit.arguments()).containsExactly("commit-tree", ONE.hex(), "-p", TWO.hex());
        assertThat(commit.input()).isEqualTo(message);
    }

    @Test
    void namesTheAttributesOfAMergeWhereGitCan() {
        assertThat(new GitCommand.MergeTree(ONE, TWO, true).arguments())
                .containsExactly(
                        "-c",
                        "merge.directoryRenames=conflict",
                        "--attr-source=" + ONE,
                        "merge-tree",
                        "--write-tree",
                        "-z",
                        "--name-only",
                        ONE.hex(),
                        TWO.hex());
        assertThat(new GitCommand.MergeTree(ONE, TWO, false).arguments()).doesNotContain("--attr-source=" + ONE);
    }

    @Test
    void neverPrefersASideOfAMerge() {
        assertThat(new GitCommand.Merge(ONE).arguments())
                .containsExactly(
                        "-c",
                        "merge.directoryRenames=conflict",
                        "merge",
                        "--no-commit",
                        "--no-ff",
                        "--no-edit",
                        ONE.hex());
    }

    @Test
    void listsChangesWithoutRenames() {
        assertThat(new GitCommand.Status().arguments()).contains("--no-renames", "-z");
    }

    @Test
    void givesLongerTimeToWhatReadsAllFiles() {
        assertThat(new GitCommand.Status().limit()).isGreaterThan(new GitCommand.Version().limit());
    }
}
