package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.activity.CalibrationRequest;
import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.attempt.FakePulse;
import io.trackyard.attempt.Pulse;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.SettableTime;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calibrations whose worker dies while an agent looks. */
@InPidNamespace
class CalibrationTakeoverIT {
    private static final String WELL =
            "{\"coverage\": {\"ok\": true}, \"drift\": {\"ok\": true}, \"security\": {\"ok\": true}, \"issues\": []}";

    @TempDir
    private Path directory;

    private final FakePulse pulse = new FakePulse();
    private final SessionPoller poller = new SessionPoller();
    private ScriptedAgent agent;
    private RunDraft draft;
    private ScratchRun run;

    @BeforeEach
    void script() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        draft = new RunDraft()
                .agent(agent.executable().toString())
                .track(TaskDraft.of("bd-1").prompting("Add it, with a test."));
    }

    @AfterEach
    void close() {
        poller.close();
        run.close();
    }

    @Test
    void aNewWorkerGoesOnWithTheSessionOfADeadOne() throws Exception {
        begin(draft.calibrated(true));
        agent.waitsFor("go").says(WELL).endsWell();
        pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> calibrate(1)).hasMessage("DETACH");
        pulse.answers(Pulse.Word.GO_ON);
        agent.receives("go");

        assertThat(calibrate(1).passed()).isTrue();
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void endsWhatARunLeavesBehind() throws Exception {
        begin(draft.calibrated(true));
        agent.writes("new.txt", "half\n").waitsFor("go").endsWell();
        pulse.answers(Pulse.Word.DETACH);
        assertThatThrownBy(() -> calibrate(1)).hasMessage("DETACH");

        carrier().endLeft(run.open());

        assertThat(sessions().find(files(1).directory())).isEmpty();
    }

    private void begin(RunDraft what) {
        run = ScratchRun.in(directory, what);
    }

    private CalibrationVerdict calibrate(int round) throws Exception {
        return carrier().calibrate(new CalibrationRequest(1, run.address(), 1, round), pulse);
    }

    private CalibrationCarrier carrier() {
        return new CalibrationCarrier(run.runs(), sessions(), new CommandRunner(), time());
    }

    private Sessions sessions() {
        return new Sessions("host-1", new CommandRunner(), poller, time());
    }

    private static SettableTime time() {
        return new SettableTime(ScratchRepository.NOW);
    }

    private CalibrationFiles files(int round) {
        return new CalibrationFiles(run.open().directory().calibration(1, round));
    }
}
