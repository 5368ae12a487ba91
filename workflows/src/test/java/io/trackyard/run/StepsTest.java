package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void everyActivityIsGivenUpWhenItsHeartbeatIsMissed() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.carryOut();

            Map<String, Long> seconds = new LinkedHashMap<>();
            Stream.of(run.history(), run.history(1))
                    .flatMap(history -> history.getEvents().stream())
                    .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                    .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                    .forEach(activity -> seconds.put(name(activity), heartbeat(activity)));
            assertThat(seconds)
                    .containsOnlyKeys(
                            "beginRun", "loadPhase", "openTrack", "carryOutTask", "integrate", "closeTrack", "endRun");
            assertThat(seconds.values())
                    .containsOnly((long) run.input().settings().heartbeatSeconds());
        }
    }

    private static String name(ActivityTaskScheduledEventAttributes activity) {
        return activity.getActivityType().getName();
    }

    private static long heartbeat(ActivityTaskScheduledEventAttributes activity) {
        return activity.getHeartbeatTimeout().getSeconds();
    }
}
