package io.trackyard.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.activity.TaskNews;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.Losses;
import io.trackyard.git.RefMoveRefusedException;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Worktree;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.runfiles.WaitingCloses;
import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is cleaned away was landed, or named; it can be given back; and what no ref holds stays. */
class CleaningIT {
    @TempDir
    Path directory;

    private LeftBehind left;

    @BeforeEach
    void begin() {
        left = new LeftBehind(directory);
    }

    @AfterEach
    void close() {
        left.close();
    }

    @Test
    void keepsWhatIsNotLanded() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.integrate("T1");
        List<String> before = left.refs();

        Cleaning.Cleaned done = left.clean();

        assertThat(done.items()).isNotEmpty().noneMatch(CleaningItem::goes);
        assertThat(left.refs()).isEqualTo(before);
    }

    @Test
    void clearsALandedRunAndGivesItBack() {
        Worktree worktree = left.worktree(1, "one.txt");
        left.snapshot(worktree, "T1");
        left.worktrees().remove(worktree, left.snapshot(worktree, "T1"), Losses.NONE);
        left.scratch.git("branch", "-D", "trackyard-tracks/calm-otter/1-1.+a");
        left.integrate("T1");
        left.land();
        write("tasks/+t1/sessions/1/out", "said\n");
        List<String> before = left.refs();

        Cleaning.Cleaned done = left.clean();

        assertThat(done.items()).isNotEmpty().allMatch(CleaningItem::goes);
        assertThat(done.items().stream().mapToLong(CleaningItem::bytes).sum()).isPositive();
        assertThat(left.refs()).allMatch(ref -> ref.startsWith("refs/heads/main") || ref.contains("/trash/"));
        assertThat(runDirectory()).doesNotExist();

        left.cleaning().restore(left.cleaning().bags().get(0));

        assertThat(left.refs()).isEqualTo(before);
        assertThat(runDirectory().resolve("tasks/+t1/sessions/1/out")).hasContent("said");
        assertThat(left.cleaning().bags()).isEmpty();
    }

    @Test
    void keepsALandedRunWhoseTasksAreStillToBeClosed() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.integrate("T1");
        left.land();
        new WaitingCloses(left.run.open().directory())
                .add(List.of(new TaskNews("T1", TaskNews.Kind.INTEGRATED, "", "", 1, 0)));
        List<String> before = left.refs();

        assertThat(left.clean().items()).singleElement().satisfies(item -> {
            assertThat(item.goes()).isFalse();
            assertThat(item.kept()).endsWith("trackyard land " + LeftBehind.RUN);
        });
        assertThat(left.refs()).isEqualTo(before);
    }

    @Test
    void keepsTheUnfinishedWorkOfALandedRun() {
        Snapshot work = left.snapshot(left.worktree(2, "two.txt"), "T2");
        left.abandon("T2", work);
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.integrate("T1");
        left.land();

        left.clean();

        assertThat(left.has(left.names().branch())).isFalse();
        assertThat(left.has(left.names().snapshot("T1", 1))).isFalse();
        assertThat(left.has(left.names().abandoned("T2"))).isTrue();
        assertThat(left.has(work.ref())).isTrue();
        assertThat(left.has(left.names().plan(1))).isTrue();
        assertThat(left.run.open().directory().worktree(left.run.track(2)).resolve("two.txt"))
                .hasContent("work");
    }

    @Test
    void snapshotsTheWorktreeOfANamedRunBeforeItGoes() {
        Worktree worktree = left.worktree(2, "two.txt");
        Map<String, String> belongings = left.scratch.belongings();

        Cleaning.Cleaned done = left.clean(LeftBehind.RUN);

        assertThat(done.items()).allMatch(CleaningItem::goes);
        assertThat(worktree.path()).doesNotExist();
        assertThat(left.refs()).allMatch(ref -> ref.startsWith("refs/heads/main") || ref.contains("/trash/"));
        assertThat(left.scratch.belongings()).isEqualTo(belongings);

        left.cleaning().restore(left.cleaning().bags().get(0));

        assertThat(left.salvage().all(Optional.empty()))
                .singleElement()
                .satisfies(work -> assertThat(left.scratch.git("show", work.commit() + ":two.txt"))
                        .isEqualTo("work"));
    }

    @Test
    void keepsAWorktreeThatHoldsWhatNoSnapshotCan() {
        Worktree worktree = left.worktree(2, "two.txt");
        left.scratch.gitAt(worktree.path(), "init", "--quiet", "nested");
        ScratchRepository.write(worktree.path().resolve("nested"), "precious", "mine\n");

        Cleaning.Cleaned done = left.clean(LeftBehind.RUN);

        assertThat(done.items())
                .filteredOn(item -> item.kind() == CleaningItem.Kind.WORKTREE)
                .singleElement()
                .satisfies(item -> assertThat(item.kept()).contains("nested/"));
        assertThat(worktree.path().resolve("nested/precious")).hasContent("mine");
        assertThat(worktree.path().resolve("nested/.git/refs/tags"))
                .as("an empty directory of the nested repository")
                .isDirectory();
        assertThat(left.has(left.names().trackBranch(1, "1.B"))).isTrue();
    }

    @Test
    void keepsWhatWasSetAsideBesideAWorktree() {
        write("worktrees/1-1.+a.aside-1/precious", "mine\n");

        Cleaning.Cleaned done = left.clean(LeftBehind.RUN);

        assertThat(done.items()).anyMatch(item -> !item.goes() && item.what().endsWith(".aside-1"));
        assertThat(runDirectory().resolve("worktrees/1-1.+a.aside-1/precious")).hasContent("mine");
    }

    @Test
    void neverTouchesARunThatHasItsSource() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        new ActiveRuns(left.repository).claim("trackyard.yaml", LeftBehind.RUN);
        List<String> before = left.refs();

        assertThat(left.clean().items()).isNotEmpty().noneMatch(CleaningItem::goes);
        assertThatThrownBy(() -> left.clean(LeftBehind.RUN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not over");
        assertThat(left.refs()).isEqualTo(before);
    }

    @Test
    void believesTheServerRatherThanAMark() {
        new ActiveRuns(left.repository).claim("trackyard.yaml", LeftBehind.RUN);

        assertThat(left.cleaning(run -> Optional.of(false)).plan(List.of(LeftBehind.RUN)))
                .isNotEmpty()
                .allMatch(CleaningItem::goes);
        assertThat(left.cleaning(run -> Optional.of(true)).plan(List.of())).noneMatch(CleaningItem::goes);
    }

    @Test
    void neverTouchesARunWithALiveSession() {
        ProcessIdentity alive = ProcessIdentity.ofThisProcess();
        write(
                "tasks/+t1/sessions/1/agent",
                "pid=%d\nstart=%s\nboot=%s\nnamespace=%s\n"
                        .formatted(alive.pid(), alive.start(), alive.bootId(), alive.pidNamespace()));

        assertThat(left.cleaning().plan(List.of())).isNotEmpty().noneMatch(CleaningItem::goes);
    }

    @Test
    void keepsWhatCameSinceItWasPlanned() {
        left.integrate("T1");
        left.land();
        List<CleaningItem> planned = left.cleaning().plan(List.of());
        left.integrate("T2");

        left.cleaning().carryOut(planned, List.of());

        assertThat(planned).anyMatch(CleaningItem::goes);
        assertThat(left.has(left.names().branch())).isTrue();
        assertThat(left.has(left.names().plan(1))).isTrue();
    }

    @Test
    void keepsABranchThatSomebodyHasCheckedOut() {
        left.land();
        left.scratch.git("checkout", "--quiet", "trackyard/" + LeftBehind.RUN);

        left.clean(LeftBehind.RUN);

        assertThat(left.scratch.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/trackyard/calm-otter");
        assertThat(left.has(left.names().branch())).isTrue();
    }

    @Test
    void givesNothingBackOverWhatCameInItsPlace() {
        left.clean(LeftBehind.RUN);
        left.scratch.git("branch", "trackyard/" + LeftBehind.RUN);
        List<String> before = left.refs();
        TrashBag bag = left.cleaning().bags().get(0);

        assertThatThrownBy(() -> left.cleaning().restore(bag)).isInstanceOf(RefMoveRefusedException.class);

        assertThat(left.refs()).isEqualTo(before);
    }

    @Test
    void aDroppedBagKeepsNothing() throws IOException {
        Snapshot work = left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.clean(LeftBehind.RUN);

        left.cleaning().drop(left.cleaning().bags().get(0));

        assertThat(left.cleaning().bags()).isEmpty();
        assertThat(left.refs()).noneMatch(ref -> ref.contains("trash"));
        assertThat(left.scratch.git("fsck", "--unreachable", "--no-reflogs"))
                .contains(work.commit().hex());
    }

    private Path runDirectory() {
        return left.run.open().directory().path();
    }

    private void write(String file, String content) {
        ScratchRepository.write(runDirectory(), file, content);
    }
}
