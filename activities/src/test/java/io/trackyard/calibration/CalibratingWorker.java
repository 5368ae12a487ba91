package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.Interruption;
import io.trackyard.attempt.FakePulse;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.SettableTime;

/** One worker that calibrates the first phase of a scratch run. */
final class CalibratingWorker implements AutoCloseable {
    /** The answer of an agent that finds nothing. */
    static final String WELL =
            "{\"coverage\": {\"ok\": true}, \"drift\": {\"ok\": true}, \"security\": {\"ok\": true}, \"issues\": []}";

    final FakePulse pulse = new FakePulse();
    final SettableTime time = new SettableTime(ScratchRepository.NOW);
    final Sessions sessions;
    final CalibrationCarrier carrier;
    private final SessionPoller poller = new SessionPoller();
    private final ScratchRun run;

    CalibratingWorker(ScratchRun run) {
        CommandRunner runner = new CommandRunner();
        this.run = run;
        this.sessions = new Sessions("host-1", runner, poller, time);
        this.carrier = new CalibrationCarrier(run.runs(), sessions, runner, run.accounts(), time);
    }

    CalibrationVerdict calibrate(int round) throws Exception {
        return carrier.calibrate(new CalibrationRequest(1, run.address(), 1, round, null), pulse);
    }

    /** The same after a person allowed the phase to spend as much again. */
    CalibrationVerdict calibrate(int round, long granted) throws Exception {
        return carrier.calibrate(new CalibrationRequest(1, run.address(), 1, round, granted), pulse);
    }

    /** Calibrates where that must end without a verdict. */
    Interruption interruption(int round) {
        return catchThrowableOfType(ApplicationFailure.class, () -> calibrate(round))
                .getDetails()
                .get(Interruption.class);
    }

    /** What is known of a round. */
    CalibrationFiles files(int round) {
        return new CalibrationFiles(run.open().directory().calibration(1, round));
    }

    @Override
    public void close() {
        poller.close();
    }
}
