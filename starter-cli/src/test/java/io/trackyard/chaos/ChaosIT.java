package io.trackyard.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.chaos.Point.Side;
import io.trackyard.chaos.Strike.Deed;
import io.trackyard.testing.PidNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Kills at every point of a run, and one of each other kind of fault. Every victim is struck at every point with {@code
 * -Dtrackyard.chaos.whole=true}; the long form is {@code qualification/run chaos}.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChaosIT {
    /** In so many plans every point must come by while its fault waits for it. */
    private static final int MOST_PLANS = 6;

    private static final long SEED = Long.getLong("trackyard.chaos.seed", 1);

    /** All three at every point take longer than all other tests together. */
    private static final boolean WHOLE = Boolean.getBoolean("trackyard.chaos.whole");

    /** Those whose successors take seconds to start: unless the whole is asked for, they share the points. */
    private static final List<Victim> DEAR = List.of(Victim.WORKER, Victim.SERVER, Victim.ALL);

    static final List<Victim> VICTIMS = Victim.PROCESSES;

    static final List<Strike> OTHERS = List.of(
            new Strike(Point.WORKTREE, Side.AFTER, Victim.MACHINE, Deed.KILL, 0),
            new Strike(Point.SNAPSHOT, Side.BEFORE, Victim.WORKER, Deed.LATE, 0),
            new Strike(Point.COMMIT, Side.AFTER, Victim.SERVER, Deed.HOLD, 3),
            new Strike(Point.BRANCH, Side.BEFORE, Victim.WORKER, Deed.LATE, 0),
            new Strike(Point.SESSION_START, Side.AFTER, Victim.AGENT, Deed.HOLD, 1),
            new Strike(Point.BRANCH, Side.AFTER, Victim.MACHINE, Deed.KILL, 0),
            new Strike(Point.MERGE, Side.AFTER, Victim.WORKER, Deed.HOLD, 2),
            new Strike(Point.COMMIT, Side.BEFORE, Victim.WORKER, Deed.LATE, 0));

    @BeforeAll
    static void needsNamespaces() throws Exception {
        Assumptions.assumeTrue(PidNamespace.isOffered(), "unshare offers no pid namespace here");
    }

    @ParameterizedTest
    @FieldSource("VICTIMS")
    void losesNothingByTheDeathOf(Victim victim) {
        List<Strike> matrix = Strike.matrix(victim, SEED);
        boolean shares = !WHOLE && DEAR.contains(victim);
        List<Strike> own = shares ? Strike.share(matrix, DEAR.indexOf(victim), DEAR.size()) : matrix;
        // who is of a session that does not wait may be over before anything can be done to it
        Stream<Strike> others = OTHERS.stream().filter(other -> victim.isOfASession() && other.victim() == victim);
        demandAll(Stream.concat(own.stream(), others).toList(), victim.isOfASession());
    }

    @Test
    void losesNothingByPowerCutsPausesAndLatecomers() {
        demandAll(
                OTHERS.stream().filter(other -> !other.victim().isOfASession()).toList(), false);
    }

    private static void demandAll(List<Strike> strikes, boolean waiting) {
        List<Strike> left = strikes;
        List<Strike> struck = new ArrayList<>();
        for (int number = 0; number < MOST_PLANS && !left.isEmpty(); number++) {
            Round.Seen seen = Round.of(GeneratedPlan.of(SEED + number, waiting), left);
            struck.addAll(seen.struck());
            left = seen.unstruck();
        }

        assertThat(struck).as("faults that happened").containsExactlyInAnyOrderElementsOf(strikes);
    }
}
