package io.trackyard.attempt;

import io.trackyard.activity.TaskBeat;
import io.trackyard.git.Snapshot;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.session.Session;
import io.trackyard.voice.SessionReport;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of a session, and what is told of it meanwhile: anything new, at any time of it, is progress, and told at once
 * for whoever takes over. A worktree that somebody deleted or removed meanwhile is made again, or the session could not even
 * be ended.
 */
final class KeptWork {
    /** What goes on while its session works. */
    static final String SESSION = "session";

    private static final Logger log = LoggerFactory.getLogger(KeptWork.class);

    private final TaskBench bench;
    private final Pulse pulse;
    private final InstantSource time;
    private final EarlyWarning warning;
    private final SessionReport reports;
    private final long since;
    private AttemptLedger ledger;
    private Worktree worktree;
    private Optional<String> clashes = Optional.empty();
    private Optional<String> report = Optional.empty();
    private Optional<String> overspent = Optional.empty();
    private boolean gone;

    KeptWork(TaskBench bench, Session session, AttemptLedger before, Pulse pulse, InstantSource time) {
        this.bench = bench;
        this.pulse = pulse;
        this.time = time;
        this.warning = new EarlyWarning(bench, time);
        this.reports = new SessionReport(session.directory());
        this.since = time.millis();
        this.ledger = before;
        this.worktree = bench.worktree();
    }

    /** What its task has used up, with the progress that was seen. */
    AttemptLedger ledger() {
        return ledger;
    }

    /** Whether somebody took the worktree away. */
    boolean isGone() {
        return gone;
    }

    /** Keeps what is in the worktree. */
    Snapshot keep() {
        mend();
        Snapshot kept = snapshots().take(worktree, bench.origin(ledger), bench.epoch());
        if (kept.isNew() && !ledger.equals(ledger.progressed())) {
            ledger = ledger.progressed();
            say();
        }
        return kept;
    }

    /** The same while the session works, with a look at how that fits to what others do. */
    void keepMeanwhile() {
        tell(warning.look(keep()), report, overspent);
    }

    /** Tells what the session says of itself, and what is said of what it spends. */
    void hear(Optional<String> spent) {
        tell(clashes, reports.read(), spent);
    }

    private void tell(Optional<String> newClashes, Optional<String> newReport, Optional<String> newOverspent) {
        if (!newClashes.equals(clashes) || !newReport.equals(report) || !newOverspent.equals(overspent)) {
            clashes = newClashes;
            report = newReport;
            overspent = newOverspent;
            say();
        }
    }

    private void say() {
        String doing = SESSION
                + overspent.map(words -> ", " + words).orElse("")
                + clashes.map(words -> ", " + words).orElse("")
                + report.map(words -> ": " + words).orElse("");
        pulse.say(new TaskBeat(ledger, bench.request().task(), ledger.attempt(), TaskBeat.Stage.RUNNING, doing, since));
    }

    private void mend() {
        if (!worktree.isLinked()) {
            gone |= !worktree.isThere();
            log.warn(
                    "somebody took the worktree of {} away: {}", bench.request().task(), worktree.path());
            worktree = new Worktrees(bench.run().repository(), snapshots())
                    .fencedBy(bench.fence())
                    .open(worktree.path(), bench.branch(), bench.tip(), bench.epoch());
        }
    }

    private Snapshots snapshots() {
        return new Snapshots(bench.run().repository(), time);
    }
}
