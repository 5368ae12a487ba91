package io.trackyard.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waiting for what a test expects, with a limit, and with a name for what did not come. */
public final class Waiting {
    /** Long beyond what anything takes, also on a machine that is busy with other things. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(20);

    private Waiting() {}

    public static void until(String what, Callable<Boolean> condition) {
        in(LIMIT, what).until(condition);
    }

    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        in(limit, what).until(condition);
    }

    /** Makes sure that something stays as it is for a time. */
    public static void during(String what, Duration time, Callable<Boolean> condition) {
        in(time.plus(LIMIT), what).during(time).until(condition);
    }

    /** Lets a time pass that stands for nothing: a random moment. */
    public static void pass(Duration time) {
        during("a time", time, () -> true);
    }

    private static ConditionFactory in(Duration limit, String what) {
        return Awaitility.await(what).atMost(limit).pollDelay(Duration.ZERO).pollInterval(LOOK);
    }
}
