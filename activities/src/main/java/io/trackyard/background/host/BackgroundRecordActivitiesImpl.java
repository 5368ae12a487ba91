package io.trackyard.background.host;

import io.trackyard.account.Accounts;
import io.trackyard.background.BackgroundEnd;
import io.trackyard.background.BackgroundOutcome;
import io.trackyard.background.BackgroundRecordActivities;
import io.trackyard.background.MirrorRequest;
import io.trackyard.integration.Beat;
import io.trackyard.integration.Refusal;
import io.trackyard.notify.Notifier;
import io.trackyard.problem.Fault;
import io.trackyard.problem.ProblemException;
import io.trackyard.session.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

/** The short work around background tasks as Temporal calls it. */
public final class BackgroundRecordActivitiesImpl implements BackgroundRecordActivities {
    private final BackgroundDirectory directory;
    private final BackgroundCarrier carrier;
    private final Notifier notifier;
    private final ScheduledExecutorService clock;

    /**
     * @param accounts those of this host
     * @param clock beats for all of this worker's work
     */
    public BackgroundRecordActivitiesImpl(
            BackgroundDirectory directory,
            Sessions sessions,
            Workplaces workplaces,
            Accounts accounts,
            Notifier notifier,
            ScheduledExecutorService clock,
            InstantSource time) {
        this.directory = directory;
        this.carrier = new BackgroundCarrier(sessions, workplaces, accounts, time);
        this.notifier = notifier;
        this.clock = clock;
    }

    @Override
    public BackgroundOutcome end(BackgroundEnd request) {
        return Beat.during(clock, () -> ended(request));
    }

    @Override
    public void mirror(MirrorRequest request) {
        Beat.during(clock, () -> new Mirrors(directory).write(request.pending(), request.running()));
    }

    private BackgroundOutcome ended(BackgroundEnd request) {
        try {
            BackgroundFiles files = directory.demand(request.id());
            String error = Objects.requireNonNullElse(request.error(), "it left no verdict");
            LaunchOutcome outcome = carrier.end(files, request.launch(), error);
            if (!outcome.told()) {
                tell(files, outcome, request.quiet());
                files.write(outcome.told(true));
            }
            return outcome.of(request.id());
        } catch (ProblemException problem) {
            throw problem.problem().fault() == Fault.USER ? Refusal.of(problem) : problem;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worker is being stopped", stopped);
        }
    }

    private void tell(BackgroundFiles files, LaunchOutcome outcome, boolean quiet) {
        BackgroundCard card = files.card();
        if (card.submission().wantsNotice() && !quiet) {
            notifier.tell(new Notifier.Notice(
                    outcome.headline(card.id()), card.submission().terminal()));
        }
    }
}
