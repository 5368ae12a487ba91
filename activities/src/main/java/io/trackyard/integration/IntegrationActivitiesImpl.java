package io.trackyard.integration;

import io.trackyard.activity.BatchRequest;
import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.GateRequest;
import io.trackyard.activity.GateVerdict;
import io.trackyard.activity.IntegrationActivities;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The integration activity as Temporal calls it. */
public final class IntegrationActivitiesImpl implements IntegrationActivities {
    private final OpenRuns runs;
    private final CommandRunner runner;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    public IntegrationActivitiesImpl(
            OpenRuns runs, CommandRunner runner, ScheduledExecutorService clock, InstantSource time) {
        this.runs = runs;
        this.runner = runner;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public IntegrationVerdict integrate(IntegrationRequest request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            QueueWorktree queue = new QueueWorktree(time);
            return new Integration(run, queue, new Gate(queue, runner), time).integrate(request);
        });
    }

    @Override
    public BatchVerdict integrateBatch(BatchRequest request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.candidates().get(0).run());
            QueueWorktree queue = new QueueWorktree(time);
            return new Integration(run, queue, new Gate(queue, runner), time).integrateAll(request.candidates());
        });
    }

    @Override
    public GateVerdict gate(GateRequest request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            Epoch epoch = new Epochs(run.repository()).take(run.refs().queueEpoch());
            return new Gate(new QueueWorktree(time), runner).atPhaseEnd(run, request.phase(), run.tip(), epoch);
        });
    }
}
