package io.trackyard.origin;

import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.WriteBackRequest;
import io.trackyard.integration.Beat;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The activities of a run's source as Temporal calls them. */
public final class SourceActivitiesImpl implements SourceActivities {
    private final OpenRuns runs;
    private final RunSource source;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    public SourceActivitiesImpl(OpenRuns runs, RunSource source, ScheduledExecutorService clock, InstantSource time) {
        this.runs = runs;
        this.source = source;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public void writeBack(WriteBackRequest request) {
        Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            WriteBackPlace place = new WriteBackPlace(run, root -> source.writer(root, run.plan()), time);
            if (request.onBranch()) {
                place.onBranch(request.news());
            } else {
                place.inPlace(request.news());
            }
            return null;
        });
    }

    @Override
    public PlanRenewed readAgain(ReadAgain request) {
        return Beat.during(clock, () -> new PlanRenewal(runs.open(request.run()), source).renew(request));
    }
}
