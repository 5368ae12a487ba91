package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.attempt.Pulse;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrations whose worker dies while an agent looks. */
@InPidNamespace
class CalibrationTakeoverIT {
    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private RunDraft draft;
    private ScratchRun run;
    private CalibratingWorker worker;

    @BeforeEach
    void script() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        draft = new RunDraft()
                .agent(agent.executable().toString())
                .track(TaskDraft.of("bd-1").prompting("Add it, with a test."));
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

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

    private void begin(RunDraft what) {
        run = ScratchRun.in(directory, what);
        worker = new CalibratingWorker(run);
    }
}
