package io.trackyard.worker;

import io.trackyard.account.Accounts;
import io.trackyard.account.QuotaPauses;
import io.trackyard.activity.TrackPlace;
import io.trackyard.attempt.LeftSessions;
import io.trackyard.attempt.TaskActivitiesImpl;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.background.host.BackgroundRecordActivitiesImpl;
import io.trackyard.background.host.BackgroundSessionActivitiesImpl;
import io.trackyard.background.host.Workplaces;
import io.trackyard.calibration.CalibrationActivitiesImpl;
import io.trackyard.calibration.CalibrationCarrier;
import io.trackyard.integration.IntegrationActivitiesImpl;
import io.trackyard.integration.NoticeActivitiesImpl;
import io.trackyard.integration.PhaseReports;
import io.trackyard.integration.RunActivitiesImpl;
import io.trackyard.integration.TrackActivitiesImpl;
import io.trackyard.mcp.LoopbackServer;
import io.trackyard.notify.DesktopNotifier;
import io.trackyard.notify.Notifier;
import io.trackyard.origin.Closes;
import io.trackyard.origin.SourceActivitiesImpl;
import io.trackyard.process.CommandRunner;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.source.text.Waiter;
import io.trackyard.voice.VoiceOffice;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Puts the implementations of activities together, once for each worker. */
final class Wiring implements AutoCloseable {
    /** One beats while another waits for the server. */
    private static final int CLOCKS = 2;

    private final Path state;
    private final HostQueues queues;
    private final Map<String, String> environment;
    private final InstantSource time;
    private final PhaseReports reports;
    private final OpenRuns runs;
    private final Sessions sessions;
    private final LoopbackServer voices;
    private final Workplaces workplaces;
    private final Accounts accounts;
    private final CommandRunner runner = new CommandRunner();
    private final SessionPoller poller = new SessionPoller();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(CLOCKS, work -> {
        Thread daemon = new Thread(work, "heartbeat");
        daemon.setDaemon(true);
        return daemon;
    });

    /**
     * @param state the state directory
     * @param voicePort where the port is remembered on which sessions are heard
     * @param quotas those of accounts that all hosts share
     */
    Wiring(
            Path state,
            Path voicePort,
            HostQueues queues,
            Map<String, String> environment,
            InstantSource time,
            PhaseReports reports,
            QuotaPauses quotas) {
        this.state = state;
        this.queues = queues;
        this.environment = Map.copyOf(environment);
        this.time = time;
        this.reports = reports;
        this.runs = new OpenRuns(state, environment);
        this.sessions = new Sessions(queues.host(), runner, poller, time);
        this.voices = new LoopbackServer(voicePort, new VoiceOffice(state, runs, sessions, time));
        this.workplaces = new Workplaces(runner, environment, time);
        this.accounts = Accounts.of(state, quotas);
    }

    /** What a worker registers. */
    record Activities(
            RunActivitiesImpl runs,
            TrackActivitiesImpl tracks,
            TaskActivitiesImpl tasks,
            IntegrationActivitiesImpl integration,
            SourceActivitiesImpl sources,
            CalibrationActivitiesImpl calibration,
            NoticeActivitiesImpl notices,
            BackgroundActivities background) {}

    /** Those of background tasks. */
    record BackgroundActivities(BackgroundSessionActivitiesImpl sessions, BackgroundRecordActivitiesImpl records) {}

    Activities activities() {
        LeftSessions left = new LeftSessions(runs, sessions, runner, accounts, time);
        CalibrationCarrier calibration = new CalibrationCarrier(runs, sessions, runner, accounts, time);
        RunSource source = new RunSource(Waiter.sleeping(), time, environment);
        TrackPlace place = new TrackPlace(queues.host(), queues.agents(), queues.git(), 0);
        return new Activities(
                new RunActivitiesImpl(
                        runs, endOf(left, calibration), new Closes(source, time)::landed, reports, runner, clock, time),
                new TrackActivitiesImpl(runs, runner, clock, place, time),
                new TaskActivitiesImpl(runs, sessions, runner, voices, accounts, clock, time),
                new IntegrationActivitiesImpl(runs, runner, clock, time),
                new SourceActivitiesImpl(runs, source, clock, time),
                new CalibrationActivitiesImpl(calibration, clock, time),
                new NoticeActivitiesImpl(state, notifier(), Wiring::aside),
                background());
    }

    private static Consumer<OpenRun> endOf(LeftSessions left, CalibrationCarrier calibration) {
        return run -> {
            left.end(run);
            calibration.endLeft(run);
        };
    }

    private BackgroundActivities background() {
        BackgroundDirectory directory = BackgroundDirectory.of(state);
        return new BackgroundActivities(
                new BackgroundSessionActivitiesImpl(directory, sessions, workplaces, accounts, clock, time),
                new BackgroundRecordActivitiesImpl(directory, sessions, workplaces, accounts, notifier(), clock, time));
    }

    private Notifier notifier() {
        return new DesktopNotifier(runner, environment);
    }

    /** A desktop may take its time, and nobody waits for it. */
    private static void aside(Runnable work) {
        Thread notice = new Thread(work, "notice");
        notice.setDaemon(true);
        notice.start();
    }

    @Override
    public void close() {
        voices.close();
        clock.shutdownNow();
        poller.close();
        runs.close();
        workplaces.close();
    }
}
