package io.trackyard.calibration;

import io.temporal.activity.Activity;
import io.trackyard.activity.CalibrationActivities;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.TaskBeat;
import io.trackyard.attempt.Heartbeat;
import io.trackyard.attempt.Pulse;
import io.trackyard.attempt.TaskFailures;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandInterruptedException;
import io.trackyard.session.FencedException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** The calibration activity as Temporal calls it. */
public final class CalibrationActivitiesImpl implements CalibrationActivities {
    private final CalibrationCarrier carrier;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    /** {@code clock}: beats for all sessions of this worker. */
    public CalibrationActivitiesImpl(CalibrationCarrier carrier, ScheduledExecutorService clock, InstantSource time) {
        this.carrier = carrier;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public CalibrationVerdict calibrate(CalibrationRequest request) {
        String name = "calibration %d.%d".formatted(request.phase(), request.round());
        TaskBeat first = new TaskBeat(
                AttemptLedger.none(), name, request.round(), TaskBeat.Stage.RUNNING, "calibrating", time.millis());
        try (Heartbeat pulse = new Heartbeat(Activity.getExecutionContext(), clock, first)) {
            return calibrate(request, pulse);
        }
    }

    private CalibrationVerdict calibrate(CalibrationRequest request, Pulse pulse) {
        try {
            return carrier.calibrate(request, pulse);
        } catch (FencedException overtaken) {
            throw TaskFailures.fault(AttemptLedger.none(), "another worker has taken the calibration over");
        } catch (CommandInterruptedException | InterruptedException interrupted) {
            // the server asked for it, or the worker is shutting down: a session lives on for the next one
            throw pulse.word() == Pulse.Word.GO_ON
                    ? TaskFailures.fault(AttemptLedger.none(), "its worker was stopped")
                    : pulse.answer();
        } catch (IOException failed) {
            throw TaskFailures.fault(AttemptLedger.none(), String.valueOf(failed.getMessage()));
        }
    }
}
