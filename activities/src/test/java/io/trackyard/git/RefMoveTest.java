package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefMoveTest {
    private static final ObjectId ONE = new ObjectId("1".repeat(40));
    private static final ObjectId TWO = new ObjectId("2".repeat(40));
    private static final RefName MAIN = RefName.branch("main");

    @Test
    void verifiesTheEpochInTheTransactionThatMoves() {
        Epoch epoch = new Epoch(3, TWO, RunRefs.of("r").queueEpoch());

        RefMove move = RefMove.fencedBy(epoch).update(MAIN, TWO, ONE).delete(RunRefs.active("s"), ONE);

        assertThat(new String(move.input(), StandardCharsets.UTF_8))
                .isEqualTo("start\nverify refs/trackyard/epoch/r/queue %2$s\nupdate refs/heads/main %2$s %1$s\n"
                                .formatted(ONE, TWO)
                        + "delete refs/trackyard/active/s %s\nprepare\ncommit\n".formatted(ONE));
    }

    @Test
    void leavesTheMoveItWasMadeFromAsItWas() {
        RefMove empty = RefMove.unfenced();

        empty.create(MAIN, ONE);

        assertThat(empty.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000000000000000000000000000000000000", "abc", "HEAD"})
    void refusesObjectNamesThatWouldMakeAMoveUnconditional(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectId(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "refs/heads/a\nupdate refs/heads/main", "refs/heads/a b", "refs/heads/"})
    void refusesRefNamesThatWouldBeRefsOrLinesOfTheirOwn(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RefName(name));
    }
}
