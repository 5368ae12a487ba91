package io.trackyard.integration;

import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.RunBegun;
import io.trackyard.activity.RunEnd;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.Epochs;
import io.trackyard.git.LandingResult;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.PlannedTracks;
import io.trackyard.runfiles.TrustedDrivers;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The activities of a run as Temporal calls them. */
public final class RunActivitiesImpl implements RunActivities {
    private final OpenRuns runs;
    private final Consumer<OpenRun> sessionEnd;
    private final Consumer<OpenRun> landed;
    private final PhaseReports reports;
    private final CommandRunner runner;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    /**
     * @param sessionEnd ends what sessions a run leaves behind
     * @param landed tells the source of a run that it is landed
     * @param reports keeps what the run has come to
     */
    public RunActivitiesImpl(
            OpenRuns runs,
            Consumer<OpenRun> sessionEnd,
            Consumer<OpenRun> landed,
            PhaseReports reports,
            CommandRunner runner,
            ScheduledExecutorService clock,
            InstantSource time) {
        this.runs = runs;
        this.sessionEnd = sessionEnd;
        this.landed = landed;
        this.reports = reports;
        this.runner = runner;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public RunBegun begin(BeginRun request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            new TrustedDrivers(run.directory()).keep(run.repository().drivers());
            try {
                new RunBranch(run.repository(), run.address().run())
                        .create(ObjectId.of(run.plan().base()));
                Sandboxes.demand(run);
                return new RunBegun(new BaseGate(run, runner, time).warnings());
            } catch (ProblemException refused) {
                throw Refusal.of(refused);
            }
        });
    }

    @Override
    public PhasePlan load(LoadPhase request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            reports.keep(run, request.phase());
            return new PhasePlan(
                    PlannedTracks.of(run.plan(), run.phase(request.phase()).tracks()));
        });
    }

    @Override
    public RunEnd end(EndRun request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            sessionEnd.accept(run);
            RunEnd end = land(run, request.landing());
            if (end.landedOn() != null) {
                landed.accept(run);
            }
            new QueueWorktree(time)
                    .remove(run, new Epochs(run.repository()).take(run.refs().queueEpoch()), ObjectId.of(end.tip()));
            reports.keep(run, Integer.MAX_VALUE);
            new ActiveRuns(run.repository())
                    .free(request.source(), run.address().run());
            return end;
        });
    }

    private RunEnd land(OpenRun run, LandingChoice landing) {
        if (landing == LandingChoice.NONE) {
            return new RunEnd(tip(run), null, null);
        }
        try {
            LandingResult landed = new RunLanding(run, runner, time).land(landing);
            return new RunEnd(tip(run), landed.target().shortName(), null);
        } catch (ProblemException refused) {
            return new RunEnd(tip(run), null, refusal(refused));
        }
    }

    private static String refusal(ProblemException refused) {
        return refused.problem().remedies().stream()
                .map(Remedy::command)
                .filter(Objects::nonNull)
                .findFirst()
                .map(command -> refused.getMessage() + "; what to type: " + command)
                .orElseGet(() -> String.valueOf(refused.getMessage()));
    }

    private static String tip(OpenRun run) {
        return new RunBranch(run.repository(), run.address().run())
                .tip()
                .map(ObjectId::hex)
                .orElse(run.plan().base());
    }
}
