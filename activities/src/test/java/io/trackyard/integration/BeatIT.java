package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.testing.TestActivityEnvironment;
import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.TrackActivities;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.ImpatientClock;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server gives what sends no sign of life to another worker, so no activity that takes its time may be without. */
class BeatIT {
    @TempDir
    private Path directory;

    private final ImpatientClock clock = new ImpatientClock();
    private final AtomicInteger beats = new AtomicInteger();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private ScratchRun run;

    @BeforeEach
    void begin() {
        run = ScratchRun.in(directory, new RunDraft().track(TaskDraft.of("T1")));
        environment.registerActivitiesImplementations(
                new RunActivitiesImpl(
                        run.runs(),
                        open -> {},
                        open -> {},
                        PhaseReports.NONE,
                        new CommandRunner(),
                        clock,
                        run.scratch().time()),
                new TrackActivitiesImpl(
                        run.runs(),
                        new CommandRunner(),
                        clock,
                        new TrackPlace("host", "agents", "git", 0),
                        run.scratch().time()));
        environment.setActivityHeartbeatListener(Void.class, nothing -> beats.incrementAndGet());
    }

    @AfterEach
    void close() {
        environment.close();
        clock.shutdownNow();
        run.close();
    }

    @Test
    void theActivitiesOfARunBeat() {
        RunActivities activities = environment.newActivityStub(RunActivities.class);

        activities.begin(new BeginRun(1, run.address()));
        assertThat(beats).hasValue(1);
        activities.load(new LoadPhase(1, run.address(), 1));
        assertThat(beats).hasValue(2);
        activities.end(new EndRun(1, run.address(), "trackyard.yaml", LandingChoice.NONE));
        assertThat(beats).hasValue(3);
    }

    @Test
    void theActivitiesOfATrackBeat() {
        TrackActivities activities = environment.newActivityStub(TrackActivities.class);
        TrackRequest request = new TrackRequest(1, run.address(), 1, 1, 1);

        activities.open(request);
        assertThat(beats).hasValue(1);
        activities.close(request);
        assertThat(beats).hasValue(2);
    }
}
