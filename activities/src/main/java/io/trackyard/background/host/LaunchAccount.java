package io.trackyard.background.host;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.account.Account;
import io.trackyard.account.Accounts;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.attempt.Admission;
import io.trackyard.attempt.HostResources;
import io.trackyard.attempt.Spending;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.spending.Bill.Payer;
import java.io.IOException;
import java.time.InstantSource;

/**
 * What the session of a launch shares with all other sessions of its host: memory and disk, its account's quota, how many run at
 * once, and what may be spent in a day.
 */
final class LaunchAccount {
    private final BackgroundFiles files;
    private final Work work;
    private final Payer payer;
    private final Admission admission;
    private final Spending spending;
    private final InstantSource time;

    LaunchAccount(BackgroundFiles files, int launch, Accounts accounts, InstantSource time) {
        BackgroundCard card = files.card();
        this.files = files;
        this.work = card.work();
        this.payer = Payer.ofBackground(card.id(), launch);
        this.admission = new Admission(accounts, Account.of(work.agent()), work.resources(), time);
        this.spending = Spending.ofNoRun(work.budgets(), AgentCommand.agent(work), accounts.bills(), time);
        this.time = time;
    }

    /**
     * Demands that a session may be started, before anything is made ready for it.
     *
     * @throws ApplicationFailure with which the session's activity ends where none may
     */
    void demand() {
        new HostResources(files.path()).demand(work.resources(), AttemptLedger.none(), time.instant());
        spending.demand(payer);
    }

    /**
     * Starts a session once it is let to, or takes one up that {@code lives}. What it says no to is thrown as the activity's
     * end.
     */
    Session session(boolean lives, Admission.Start start) throws IOException, InterruptedException {
        return admission.session(lives, AttemptLedger.none(), () -> {
            Session session = start.start();
            spending.begin(session, payer);
            return session;
        });
    }

    /** As {@link Spending#isTooMuch}. */
    boolean isTooMuch() {
        return spending.isTooMuch();
    }

    /** The session is over; what its end means. */
    AgentVerdict close(Session session, SessionEnd end) {
        spending.close(session, end);
        return spending.verdict(session, end, work.limits());
    }

    /** As {@link Admission#interrupted}. */
    ApplicationFailure interrupted(AgentVerdict cause) {
        return admission.interrupted(AttemptLedger.none(), cause);
    }
}
