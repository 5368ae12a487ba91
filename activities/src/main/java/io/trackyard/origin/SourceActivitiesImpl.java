package io.trackyard.origin;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.SpikeRequest;
import io.trackyard.activity.TaskNews;
import io.trackyard.activity.WriteBackRequest;
import io.trackyard.integration.Beat;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** The activities of a run's source as Temporal calls them. */
public final class SourceActivitiesImpl implements SourceActivities {
    private final OpenRuns runs;
    private final RunSource source;
    private final Closes closes;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    public SourceActivitiesImpl(OpenRuns runs, RunSource source, ScheduledExecutorService clock, InstantSource time) {
        this.runs = runs;
        this.source = source;
        this.closes = new Closes(source, time);
        this.clock = clock;
        this.time = time;
    }

    @Override
    public void writeBack(WriteBackRequest request) {
        Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            // on the run's branch a close comes with the landing whatever is said
            List<TaskNews> news = request.onBranch() ? request.news() : closes.withoutWaiting(run, request.news());
            if (news.isEmpty()) {
                return;
            }
            String what = news.size() == 1 ? news.get(0).task() : news.size() + " tasks";
            new WriteBackPlace(run, time).write(request.onBranch(), "write %s back".formatted(what), root -> {
                closes.tell(run, root, news);
                return news;
            });
        });
    }

    @Override
    public FixPlan planFixes(FixRequest request) {
        return Beat.during(clock, () -> new FixPlanning(runs.open(request.run()), source, time).plan(request));
    }

    @Override
    public FixPlan planSpike(SpikeRequest request) {
        return Beat.during(clock, () -> new SpikePlanning(runs.open(request.run())).plan(request));
    }

    @Override
    public PlanRenewed readAgain(ReadAgain request) {
        return Beat.during(clock, () -> new PlanRenewal(runs.open(request.run()), source).renew(request));
    }
}
