package io.trackyard.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.git.Snapshot;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run left unfinished is found by git alone, and given back without touching anything. */
class SalvageIT {
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
    void namesWhatIsLeftOfEachTask() {
        Snapshot abandoned = left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.abandon("T1", abandoned);
        Snapshot unfinished = left.snapshot(left.worktree(2, "two.txt"), "T2");

        List<KeptWork> work = left.salvage().all(Optional.empty());

        assertThat(work).extracting(KeptWork::task).containsExactly("T1", "T2");
        assertThat(work)
                .extracting(KeptWork::state)
                .containsExactly(KeptWork.State.ABANDONED, KeptWork.State.UNFINISHED);
        assertThat(work)
                .extracting(KeptWork::commit)
                .containsExactly(abandoned.commit().hex(), unfinished.commit().hex());
        assertThat(work).allSatisfy(each -> {
            assertThat(each.files()).isEqualTo(1);
            assertThat(each.attempt()).isEqualTo(2);
            assertThat(each.title()).isNotNull();
            assertThat(left.scratch.git("rev-parse", each.ref())).isEqualTo(each.commit());
        });
    }

    @Test
    void leavesOutWhatWasIntegratedUntilItIsNamed() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.integrate("T1");

        assertThat(left.salvage().all(Optional.empty())).isEmpty();
        assertThat(left.salvage().of(LeftBehind.RUN, "T1"))
                .singleElement()
                .satisfies(work -> assertThat(work.state()).isEqualTo(KeptWork.State.INTEGRATED));
    }

    @Test
    void showsEverySnapshotOfATaskTheNewestFirst() {
        var worktree = left.worktree(1, "one.txt");
        left.snapshot(worktree, "T1");
        left.worktree(1, "more.txt");
        left.snapshot(worktree, "T1");

        assertThat(left.salvage().of(LeftBehind.RUN, "T1"))
                .extracting(KeptWork::snapshot, KeptWork::files)
                .containsExactly(tuple(2, 2), tuple(1, 1));
    }

    @Test
    void showsWhatWasAbandonedFirstAndByItsNumber() {
        var worktree = left.worktree(1, "one.txt");
        left.abandon("T1", left.snapshot(worktree, "T1"));
        left.worktree(1, "since.txt");
        left.snapshot(worktree, "T1");

        assertThat(left.salvage().of(LeftBehind.RUN, "T1"))
                .extracting(KeptWork::snapshot)
                .containsExactly(1, 2);
    }

    @Test
    void makesABranchAndTouchesNothingElse() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        Map<String, String> before = left.scratch.belongings();
        KeptWork work = left.salvage().of(LeftBehind.RUN, "T1").get(0);

        left.salvage().branch(work, "rescued");
        left.salvage().branch(work, "rescued");

        assertThat(left.scratch.git("show", "rescued:one.txt")).isEqualTo("work");
        Map<String, String> after = left.scratch.belongings();
        assertThat(after.remove("refs/heads/rescued")).contains(work.commit());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void makesNoBranchOverAnother() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        KeptWork work = left.salvage().of(LeftBehind.RUN, "T1").get(0);

        for (String name : List.of("main", "trackyard", "trackyard/mine", "-x", "a..b", "two words")) {
            assertThatThrownBy(() -> left.salvage().branch(work, name)).isInstanceOf(ProblemException.class);
        }
        assertThat(left.scratch.git("rev-parse", "main"))
                .isEqualTo(left.repository.head().hex());
    }

    @Test
    void itsPatchAppliesToTheCheckout() throws IOException {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        Salvage salvage = left.salvage();
        Path patch = directory.resolve("patch");
        Files.write(patch, salvage.patch(salvage.of(LeftBehind.RUN, "T1").get(0)));

        left.scratch.git("apply", patch.toString());

        assertThat(left.scratch.path().resolve("one.txt")).hasContent("work");
    }

    @Test
    void knowsTheTaskWhereThePlanIsGone() {
        left.snapshot(left.worktree(1, "one.txt"), "T1");
        left.scratch.git("update-ref", "-d", left.names().plan(1).value());

        assertThat(left.salvage().all(Optional.of(LeftBehind.RUN)))
                .singleElement()
                .satisfies(work -> {
                    assertThat(work.task()).isEqualTo("T1");
                    assertThat(work.title()).isNull();
                });
    }
}
