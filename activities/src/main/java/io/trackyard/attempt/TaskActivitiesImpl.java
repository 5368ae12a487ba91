package io.trackyard.attempt;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.trackyard.account.Accounts;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandInterruptedException;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.FencedException;
import io.trackyard.session.Sessions;
import io.trackyard.voice.Voices;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The task activity as Temporal calls it. */
public final class TaskActivitiesImpl implements TaskActivities {
    private final TaskCarrier carrier;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    /**
     * @param voices where its sessions are heard
     * @param accounts those of this host
     * @param clock beats for all sessions of this worker
     */
    public TaskActivitiesImpl(
            OpenRuns runs,
            Sessions sessions,
            CommandRunner runner,
            Voices voices,
            Accounts accounts,
            ScheduledExecutorService clock,
            InstantSource time) {
        this.carrier = new TaskCarrier(runs, sessions, runner, voices, accounts, time);
        this.clock = clock;
        this.time = time;
    }

    @Override
    public TaskVerdict carryOut(TaskRequest request) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        TaskRecord known = carrier.known(request, context.getLastHeartbeatDetails(TaskBeat.class));
        AttemptLedger ledger = known.ledger();
        TaskBeat first = new TaskBeat(
                ledger,
                request.task(),
                ledger.attempt(),
                TaskBeat.Stage.RUNNING,
                carrier.beginning(request),
                time.millis());
        try (Heartbeat pulse = new Heartbeat(context, clock, first)) {
            return carryOut(request, known, pulse);
        }
    }

    private TaskVerdict carryOut(TaskRequest request, TaskRecord known, Pulse pulse) {
        try {
            return carrier.carryOut(request, known, pulse).sent();
        } catch (FencedException overtaken) {
            throw TaskFailures.fault(known.ledger(), "another worker has taken the task over");
        } catch (CommandInterruptedException | InterruptedException interrupted) {
            // the server asked for it, or the worker is shutting down: the session lives on for the next one
            throw pulse.word() == Pulse.Word.GO_ON
                    ? TaskFailures.fault(known.ledger(), "its worker was stopped")
                    : pulse.answer();
        } catch (IOException failed) {
            throw TaskFailures.fault(known.ledger(), String.valueOf(failed.getMessage()));
        }
    }
}
