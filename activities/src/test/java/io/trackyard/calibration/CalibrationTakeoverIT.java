package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.attempt.Pulse;
import io.trackyard.testing.InPidNamespace;
import org.junit.jupiter.api.Test;

/** Calibrations whose worker dies while an agent looks. */
@InPidNamespace
class CalibrationTakeoverIT extends ScriptedCalibration {
    @Test
    void aNewWorkerGoesOnWithTheSessionOfADeadOne() throws Exception {
        begin(draft.calibrated(true));
        agent.waitsFor("go").says(CalibratingWorker.WELL).endsWell();
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> worker.calibrate(1)).hasMessage("DETACH");
        worker.pulse.answers(Pulse.Word.GO_ON);
        agent.receives("go");

        assertThat(worker.calibrate(1).passed()).isTrue();
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsWhatARunLeavesBehind() throws Exception {
        begin(draft.calibrated(true));
        agent.writes("new.txt", "half\n").waitsFor("go").endsWell();
        worker.pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> worker.calibrate(1)).hasMessage("DETACH");

        worker.carrier.endLeft(run.open());

        assertThat(worker.sessions.find(worker.files(1).directory())).isEmpty();
    }
}
