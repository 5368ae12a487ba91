package io.trackyard.calibration;

import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A run with one task that is calibrated by a scripted agent, once a test has said what it is to be. */
abstract class ScriptedCalibration {
    @TempDir
    Path directory;

    ScriptedAgent agent;
    RunDraft draft;
    ScratchRun run;
    CalibratingWorker worker;

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

    void begin(RunDraft what) {
        run = ScratchRun.in(directory, what);
        worker = new CalibratingWorker(run);
    }
}
