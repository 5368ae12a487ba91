package io.trackyard.integration;

import io.temporal.activity.Activity;
import io.trackyard.activity.TrackActivities;
import io.trackyard.activity.TrackClosed;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRuns;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The track activities as Temporal calls them, on the host that is to hold the worktree. */
public final class TrackActivitiesImpl implements TrackActivities {
    /** A set-up that failed so often in a row needs a person; until then it may have been the network. */
    private static final int SETUP_TRIES = 3;

    private final OpenRuns runs;
    private final Tracks tracks;
    private final ScheduledExecutorService clock;
    private final TrackPlace host;

    /** {@code host}: by which queues this host is reached. */
    public TrackActivitiesImpl(
            OpenRuns runs, CommandRunner runner, ScheduledExecutorService clock, TrackPlace host, InstantSource time) {
        this.runs = runs;
        this.tracks = new Tracks(runner, time);
        this.clock = clock;
        this.host = host;
    }

    @Override
    public TrackPlace open(TrackRequest request) {
        try {
            return Beat.during(clock, () -> {
                tracks.open(runs.open(request.run()), request);
                return new TrackPlace(host.host(), host.agentQueue(), host.gitQueue(), request.lease());
            });
        } catch (ProblemException problem) {
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            throw attempt >= SETUP_TRIES ? Refusal.of(problem) : problem;
        }
    }

    @Override
    public TrackClosed close(TrackRequest request) {
        return Beat.during(clock, () -> new TrackClosed(tracks.close(runs.open(request.run()), request)));
    }
}
