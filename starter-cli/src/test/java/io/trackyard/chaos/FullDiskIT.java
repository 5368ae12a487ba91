package io.trackyard.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.chaos.Point.Side;
import io.trackyard.chaos.Strike.Deed;
import io.trackyard.testing.InPidNamespace;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A run whose disk is full to the last byte now and then: repository, worktrees, sessions and the server's database. */
@InPidNamespace(limitSeconds = 1200)
class FullDiskIT {
    private static final List<Strike> FILLED = List.of(
            new Strike(Point.WORKTREE, Side.BEFORE, Victim.DISK, Deed.HOLD, 2),
            new Strike(Point.SNAPSHOT, Side.BEFORE, Victim.DISK, Deed.HOLD, 2),
            new Strike(Point.COMMIT, Side.BEFORE, Victim.DISK, Deed.HOLD, 2));

    @Test
    void losesNothing() {
        Assumptions.assumeTrue(ChaosYard.mayMount(), "no file system may be mounted here");

        Round.Seen seen = Round.of(GeneratedPlan.of(1, false), FILLED);

        assertThat(seen.struck()).containsExactlyInAnyOrderElementsOf(FILLED);
    }
}
