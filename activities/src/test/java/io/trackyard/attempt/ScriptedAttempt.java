package io.trackyard.attempt;

import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A run whose tasks are carried out by a scripted agent, once a test has said what it is to be. */
abstract class ScriptedAttempt {
    @TempDir
    Path directory;

    ScriptedAgent agent;
    RunDraft draft;
    ScratchRun run;
    Worker worker;

    @BeforeEach
    void script() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        draft = new RunDraft().agent(agent.executable().toString());
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    void begin(TaskDraft... tasks) {
        begin(ScratchRepository.in(directory), tasks);
    }

    void begin(ScratchRepository scratch, TaskDraft... tasks) {
        draft.track(tasks);
        beginAsDrafted(scratch);
    }

    /** Begins with the tracks that were drafted. */
    void beginAsDrafted() {
        beginAsDrafted(ScratchRepository.in(directory));
    }

    private void beginAsDrafted(ScratchRepository scratch) {
        run = ScratchRun.in(directory, scratch, draft);
        worker = new Worker(run);
    }
}
