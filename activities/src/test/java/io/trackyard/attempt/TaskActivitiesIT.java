package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TaskBeat;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import io.trackyard.voice.Voices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The activity as the SDK calls it: its heartbeats and its cancellation. */
@InPidNamespace
class TaskActivitiesIT {
    @TempDir
    private Path directory;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final SessionPoller poller = new SessionPoller();
    private final List<TaskBeat> beats = new CopyOnWriteArrayList<>();
    private TestActivityEnvironment environment;
    private ScriptedAgent agent;
    private ScratchRun run;
    private TaskActivities activities;

    @BeforeEach
    void begin() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .agent(agent.executable().toString())
                        .track(TaskDraft.of("T1").checkedBy("sleep 300")));
        environment = TestActivityEnvironment.newInstance();
        CommandRunner runner = new CommandRunner();
        InstantSource time = InstantSource.system();
        environment.registerActivitiesImplementations(new TaskActivitiesImpl(
                run.runs(),
                new Sessions("host-1", runner, poller, time),
                runner,
                Voices.NONE,
                run.accounts(),
                clock,
                time));
        environment.setActivityHeartbeatListener(TaskBeat.class, beats::add);
        activities = environment.newActivityStub(
                TaskActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        // beats are sent after four fifths of it at the latest
                        .setHeartbeatTimeout(Duration.ofSeconds(1))
                        .build());
    }

    @AfterEach
    void close() {
        environment.close();
        clock.shutdownNow();
        poller.close();
        run.close();
    }

    @Test
    void beatsFromTheFirstWithWhatTheLastWorkerKnew() throws Exception {
        environment.setHeartbeatDetails(
                new TaskBeat(AttemptLedger.none().failed(), "T1", 2, TaskBeat.Stage.RUNNING, "session", 0));
        agent.endsWith(1);

        assertThatThrownBy(() -> activities.carryOut(run.task("T1"))).cause().isInstanceOf(ApplicationFailure.class);

        assertThat(beats)
                .first()
                .satisfies(beat -> assertThat(beat.attempt()).isEqualTo(2))
                .satisfies(beat -> assertThat(beat.doing()).isEqualTo("getting ready"));
        assertThat(beats).last().extracting(TaskBeat::task).isEqualTo("T1");
    }

    @Test
    void endsItsSessionWhenItIsCancelled() throws Exception {
        agent.waitsFor("never");
        CompletableFuture<TaskVerdict> verdict =
                CompletableFuture.supplyAsync(() -> activities.carryOut(run.task("T1")));
        await().atMost(Duration.ofSeconds(60)).until(() -> !agent.starts().isEmpty());

        environment.requestCancelActivity();

        assertThatThrownBy(verdict::get).hasRootCauseInstanceOf(CanceledFailure.class);
        assertThat(ProcessIdentity.of(agent.starts().get(0))).isEmpty();
    }

    @Test
    void leavesACheckOfFiveMinutesWhenItIsCancelled() throws Exception {
        agent.writes("new.txt", "hello\n").endsWell();
        CompletableFuture<TaskVerdict> verdict =
                CompletableFuture.supplyAsync(() -> activities.carryOut(run.task("T1")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> beats.stream().anyMatch(beat -> beat.stage() == TaskBeat.Stage.VERIFYING));

        environment.requestCancelActivity();

        assertThatThrownBy(verdict::get).hasRootCauseInstanceOf(CanceledFailure.class);
    }
}
