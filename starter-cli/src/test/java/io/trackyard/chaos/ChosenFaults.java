package io.trackyard.chaos;

import io.trackyard.chaos.Strike.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A plan and the faults that it meets, chosen by a number: the same for the same number.
 *
 * @param seed the number
 */
record ChosenFaults(long seed, GeneratedPlan plan, List<Strike> strikes) {
    private static final int FEWEST = 10;
    private static final int MORE = 6;

    /** What the infrastructure breaks ten times without any progress of the task is given up, as is promised. */
    private static final int MOST_WORKERS = 7;

    /** In one round of so many the disk is full once. */
    private static final int FULL_DISKS = 4;

    /** Of a hundred. */
    private static final int LATE = 6;

    private static final int POWER = LATE + 5;
    private static final int HELD = POWER + 16;
    private static final int AT_ANY_MOMENT = HELD + 18;

    static ChosenFaults of(long seed) {
        Random random = new Random(seed);
        boolean waiting = random.nextBoolean();
        GeneratedPlan plan = GeneratedPlan.of(random.nextLong(), waiting);
        List<Strike> strikes = new ArrayList<>();
        int many = FEWEST + random.nextInt(MORE);
        int workers = 0;
        while (strikes.size() < many) {
            Strike strike = strike(random);
            boolean takesWorker = strike.deed() != Deed.HOLD
                    && List.of(Victim.WORKER, Victim.ALL, Victim.MACHINE).contains(strike.victim());
            if (!takesWorker || ++workers <= MOST_WORKERS) {
                strikes.add(strike);
            }
        }
        if (random.nextInt(FULL_DISKS) == 0) {
            strikes.add(new Strike(point(random), side(random), Victim.DISK, Deed.HOLD, 1 + random.nextInt(5)));
        }
        return new ChosenFaults(seed, plan, Strike.inOrder(strikes));
    }

    private static Strike strike(Random random) {
        int kind = random.nextInt(100);
        Point point = point(random);
        Point.Side side = side(random);
        if (kind < LATE) {
            return new Strike(point, side, Victim.WORKER, Deed.LATE, 0);
        }
        if (kind < POWER) {
            return new Strike(point, side, Victim.MACHINE, Deed.KILL, 0);
        }
        Victim victim = Victim.PROCESSES.get(random.nextInt(Victim.PROCESSES.size()));
        if (kind < HELD) {
            return new Strike(point, side, victim, Deed.HOLD, tenths(random, 5, 60));
        }
        return new Strike(point, side, victim, Deed.KILL, kind < AT_ANY_MOMENT ? tenths(random, 1, 30) : 0);
    }

    private static Point point(Random random) {
        return Point.values()[random.nextInt(Point.values().length)];
    }

    private static Point.Side side(Random random) {
        return Point.Side.values()[random.nextInt(2)];
    }

    private static double tenths(Random random, int least, int most) {
        return (least + random.nextInt(most - least)) / 10.0;
    }
}
