package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefsIT {
    @TempDir
    Path directory;

    private Bench bench;
    private Refs refs;
    private RefName ref;
    private ObjectId first;
    private ObjectId second;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        refs = bench.repository.refs();
        ref = bench.names.branch();
        first = bench.repository.head();
        second = bench.scratch.commit("Second");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void movesAllRefsOrNone() {
        RefMove both = RefMove.unfenced().create(ref, first).update(RefName.branch("main"), first, first);

        assertThat(refs.move(both)).isEqualTo(RefMoveResult.CHANGED_MEANWHILE);

        assertThat(refs.read(ref)).isEmpty();
    }

    @Test
    void aStaleEpochMovesNothing() {
        RefMove stale = RefMove.fencedBy(bench.epoch).create(ref, first);
        bench.epochs.take(bench.epoch.ref());

        assertThat(refs.move(stale)).isEqualTo(RefMoveResult.FENCED);

        assertThat(refs.read(ref)).isEmpty();
    }

    @Test
    void oneStaleEpochOfABatchFencesTheWhole() {
        Epoch other = bench.epochs.take(bench.names.taskEpoch("T2"));
        RefMove batch = RefMove.fencedBy(bench.epoch).verify(other).create(ref, first);
        bench.epochs.take(other.ref());

        assertThat(refs.move(batch)).isEqualTo(RefMoveResult.FENCED);
    }

    @Test
    void theLoserOfACompareAndSwapIsTold() {
        refs.demand(RefMove.unfenced().create(ref, first));
        RefMove move = RefMove.fencedBy(bench.epoch).update(ref, second, first);

        assertThat(refs.move(move)).isEqualTo(RefMoveResult.MOVED);
        assertThat(refs.move(move)).isEqualTo(RefMoveResult.CHANGED_MEANWHILE);
    }

    @Test
    void aLockThatIsHeldIsNamed() throws Exception {
        refs.demand(RefMove.unfenced().create(ref, first));
        Files.createFile(lock(ref));

        assertThat(refs.move(RefMove.unfenced().update(ref, second, first))).isEqualTo(RefMoveResult.LOCKED);
    }

    @Test
    void aLockLeftByADeadGitIsInNobodysWayForLong() throws Exception {
        refs.demand(RefMove.unfenced().create(ref, first));
        Files.createFile(lock(ref));

        refs.demand(RefMove.unfenced().update(ref, second, first));

        assertThat(refs.read(ref)).contains(second);
    }

    /** Its epoch is held, too: that of a worker that is stopped, with its gits, in the middle of a move. */
    @Test
    void anEpochIsTakenFromAGitThatIsStoppedInTheMiddle() throws Exception {
        refs.demand(RefMove.unfenced().create(ref, first));
        try (StoppedMove frozen =
                StoppedMove.of(bench.repository, RefMove.fencedBy(bench.epoch).update(ref, second, first))) {
            assertThat(lock(bench.epoch.ref())).exists();

            Epoch taken = bench.epochs.take(bench.epoch.ref());

            assertThat(taken.number()).isEqualTo(bench.epoch.number() + 1);
            assertThat(frozen.goesOn()).isFalse();
        }
        assertThat(refs.read(ref)).contains(first);
        assertThat(lock(ref)).exists(); // in nobody's way: the next one that needs the ref takes it away
    }

    @Test
    void neverRemovesALockThatMayBeAPersons() {
        RefMove move = RefMove.unfenced()
                .update(RefName.branch("main"), first, second)
                .update(RefName.branch("trackyardish"), first, second)
                .create(new RefName("refs/tags/trackyard/x"), first)
                .create(ref, first);

        assertThat(refs.ownLocks(move)).containsExactly(lock(ref));
    }

    @Test
    void aRefusedMoveLeavesTheNextOnesAsTheyWere() {
        RefMove move = RefMove.fencedBy(bench.epoch).create(ref, first);
        assertThat(refs.move(move)).isEqualTo(RefMoveResult.MOVED);
        assertThat(refs.move(move)).isEqualTo(RefMoveResult.CHANGED_MEANWHILE);

        assertThat(refs.move(RefMove.fencedBy(bench.epoch).update(ref, second, first)))
                .isEqualTo(RefMoveResult.MOVED);
        assertThat(refs.move(RefMove.fencedBy(bench.epoch).update(ref, first, second)))
                .isEqualTo(RefMoveResult.MOVED);
        assertThat(bench.scratch.git("rev-parse", ref.value())).isEqualTo(first.hex());
    }

    @Test
    void betweenTwoMovesNoRefIsLocked() {
        refs.demand(RefMove.fencedBy(bench.epoch).create(ref, first));

        bench.scratch.git("update-ref", ref.value(), second.hex(), first.hex());
        bench.scratch.git("update-ref", "-d", bench.epoch.ref().value());

        assertThat(refs.move(RefMove.fencedBy(bench.epoch).update(ref, first, second)))
                .isEqualTo(RefMoveResult.FENCED);
    }

    @Test
    void seesPackedRefsAndWhatWasMovedSince() {
        RefName other = bench.names.snapshot("T1", 1);
        refs.demand(RefMove.unfenced().create(ref, first).create(other, first));
        assertThat(refs.read(ref)).contains(first);
        bench.scratch.git("pack-refs", "--all");
        assertThat(bench.repository.commonDirectory().resolve(ref.value())).doesNotExist();
        assertThat(refs.read(ref)).contains(first);

        refs.demand(RefMove.unfenced().update(ref, second, first).create(bench.names.snapshot("T1", 2), second));

        assertThat(refs.read(ref)).contains(second);
        assertThat(refs.below(bench.names.snapshots("T1")).values()).containsExactly(first, second);
        refs.demand(RefMove.unfenced().delete(ref, second).delete(other, first));
        assertThat(refs.read(ref)).isEmpty();
        assertThat(refs.below(bench.names.snapshots("T1")).values()).containsExactly(second);
    }

    @Test
    void readsARefThatNamesAnotherAsGitDoes() {
        bench.scratch.git("symbolic-ref", "refs/heads/alias", "refs/heads/main");

        assertThat(refs.read(RefName.branch("alias"))).contains(second);
    }

    @Test
    void anotherFailureOfGitIsNoResult() {
        ObjectId missing = new ObjectId("1".repeat(40));

        assertThatThrownBy(() -> refs.move(RefMove.unfenced().create(ref, missing)))
                .isInstanceOf(GitFailedException.class);
    }

    @Test
    void epochsRiseByOneWithEachTaking() {
        RefName name = bench.names.queueEpoch();
        assertThat(bench.epochs.current(name)).isEmpty();

        Epoch one = bench.epochs.take(name);
        Epoch two = bench.epochs.take(name);

        assertThat(one.number()).isEqualTo(1);
        assertThat(two.number()).isEqualTo(2);
        assertThat(bench.epochs.current(name)).contains(two);
    }

    @Test
    void takersAtTheSameTimeGetDifferentEpochs() throws Exception {
        Callable<Long> taking =
                () -> bench.epochs.take(bench.names.queueEpoch()).number();
        ExecutorService takers = Executors.newFixedThreadPool(4);
        try {
            var taken = takers.invokeAll(Collections.nCopies(12, taking)).stream()
                    .map(RefsIT::result)
                    .toList();

            assertThat(taken)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 12).mapToObj(Long::valueOf).toList());
        } finally {
            takers.shutdownNow();
        }
    }

    private Path lock(RefName name) {
        return bench.repository.commonDirectory().resolve(name + ".lock");
    }

    private static Long result(Future<Long> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
