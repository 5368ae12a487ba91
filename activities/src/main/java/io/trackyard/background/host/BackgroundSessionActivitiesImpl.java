package io.trackyard.background.host;

import io.temporal.activity.Activity;
import io.trackyard.account.Accounts;
import io.trackyard.activity.TaskBeat;
import io.trackyard.attempt.Heartbeat;
import io.trackyard.attempt.Pulse;
import io.trackyard.attempt.TaskFailures;
import io.trackyard.background.BackgroundOutcome;
import io.trackyard.background.BackgroundRequest;
import io.trackyard.background.BackgroundSessionActivities;
import io.trackyard.integration.Refusal;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.problem.Fault;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.CommandInterruptedException;
import io.trackyard.session.FencedException;
import io.trackyard.session.Sessions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The session of a background task as Temporal calls it. */
public final class BackgroundSessionActivitiesImpl implements BackgroundSessionActivities {
    private final BackgroundDirectory directory;
    private final BackgroundCarrier carrier;
    private final ScheduledExecutorService clock;

    /**
     * @param accounts those of this host
     * @param clock beats for all sessions of this worker
     */
    public BackgroundSessionActivitiesImpl(
            BackgroundDirectory directory,
            Sessions sessions,
            Workplaces workplaces,
            Accounts accounts,
            ScheduledExecutorService clock,
            InstantSource time) {
        this.directory = directory;
        this.carrier = new BackgroundCarrier(sessions, workplaces, accounts, time);
        this.clock = clock;
    }

    @Override
    public BackgroundOutcome carryOut(BackgroundRequest request) {
        try {
            BackgroundFiles files = directory.demand(request.id());
            TaskBeat first = carrier.beat(files, request.launch(), TaskBeat.Stage.RUNNING, "getting ready");
            try (Heartbeat pulse = new Heartbeat(Activity.getExecutionContext(), clock, first)) {
                return carryOut(files, request, pulse);
            }
        } catch (ProblemException problem) {
            throw problem.problem().fault() == Fault.USER ? Refusal.of(problem) : fault(problem);
        }
    }

    private BackgroundOutcome carryOut(BackgroundFiles files, BackgroundRequest request, Pulse pulse) {
        try {
            return carrier.carryOut(files, request.launch(), pulse).of(request.id());
        } catch (FencedException overtaken) {
            throw TaskFailures.fault(AttemptLedger.none(), "another worker has taken the task over");
        } catch (CommandInterruptedException | InterruptedException interrupted) {
            // the server asked for it, or the worker is shutting down: the session lives on for the next one
            throw pulse.word() == Pulse.Word.GO_ON
                    ? TaskFailures.fault(AttemptLedger.none(), "its worker was stopped")
                    : pulse.answer();
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    private static RuntimeException fault(Exception cause) {
        return TaskFailures.fault(AttemptLedger.none(), String.valueOf(cause.getMessage()));
    }
}
