package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
    void aLockLeftByADeadGitIsNamedAndCanBeRemoved() throws Exception {
        refs.demand(RefMove.unfenced().create(ref, first));
        Files.createFile(bench.repository.commonDirectory().resolve(ref + ".lock"));
        RefMove move = RefMove.unfenced().update(ref, second, first);
        assertThat(refs.move(move)).isEqualTo(RefMoveResult.LOCKED);

        refs.removeStaleLock(ref);
        refs.removeStaleLock(ref);

        assertThat(refs.move(move)).isEqualTo(RefMoveResult.MOVED);
    }

    @Test
    void neverRemovesALockThatMayBeAPersons() {
        for (String name : List.of("refs/heads/main", "refs/heads/trackyardish", "refs/tags/trackyard/x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> refs.removeStaleLock(new RefName(name)));
        }
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

    @Test
    void refusesToTakeAnEpochThatIsLocked() throws Exception {
        Files.createFile(bench.repository.commonDirectory().resolve(bench.epoch.ref() + ".lock"));

        assertThatThrownBy(() -> bench.epochs.take(bench.epoch.ref()))
                .isInstanceOfSatisfying(
                        RefMoveRefusedException.class,
                        refused -> assertThat(refused.result()).isEqualTo(RefMoveResult.LOCKED));
    }

    private static Long result(Future<Long> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
