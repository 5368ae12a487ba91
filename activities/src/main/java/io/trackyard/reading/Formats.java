package io.trackyard.reading;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.beads.BeadsFormat;
import io.trackyard.source.planning.PlanningFormat;
import io.trackyard.source.queue.QueueFormat;
import io.trackyard.source.taskxml.TaskXmlFormat;
import io.trackyard.source.text.Waiter;
import io.trackyard.source.trackyard.NativeFormat;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All forms of tasks that Trackyard reads. */
final class Formats {
    private Formats() {}

    static List<SourceFormat> all(Waiter waiter, InstantSource clock, Map<String, String> environment) {
        return Stream.concat(Stream.of(new NativeFormat()), others(waiter, clock, environment).stream())
                .toList();
    }

    /** Those that other systems have made. */
    static List<SourceFormat> others(Waiter waiter, InstantSource clock, Map<String, String> environment) {
        return List.of(
                new BeadsFormat(waiter, clock, environment),
                new PlanningFormat(waiter),
                new TaskXmlFormat(waiter, clock),
                new QueueFormat(waiter, environment));
    }
}
