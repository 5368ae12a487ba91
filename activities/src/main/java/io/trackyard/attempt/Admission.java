package io.trackyard.attempt;

import io.trackyard.account.Accounts;
import io.trackyard.account.Turn;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Resources;
import io.trackyard.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a session start where its account is not left alone, and where not too many run already. What it says no to is thrown as
 * the activity's end.
 */
final class Admission {
    private final Accounts accounts;
    private final String account;
    private final Resources wanted;
    private final InstantSource time;

    Admission(Accounts accounts, String account, Resources wanted, InstantSource time) {
        this.accounts = accounts;
        this.account = account;
        this.wanted = wanted;
        this.time = time;
    }

    /** Starts a session, and opens its bill, by which others count it. */
    interface Start {
        Session start() throws IOException, InterruptedException;
    }

    /** {@code ledger}: what travels with a no */
    Session admit(AttemptLedger ledger, Start start) throws IOException, InterruptedException {
        refuseWhilePaused(ledger);
        if (wanted.accountSessions() == null && wanted.hostSessions() == null) {
            return start.start();
        }
        // those who share an account may share the host too: one turn for all
        Turn turn = accounts.turn();
        try {
            refuseInACrowd(ledger);
            return start.start();
        } finally {
            turn.close();
        }
    }

    private void refuseWhilePaused(AttemptLedger ledger) {
        Instant now = time.instant();
        Optional<Instant> paused = accounts.pauses().of(account, now);
        if (paused.isPresent()) {
            throw TaskFailures.interrupted(ledger, new AgentVerdict.OutOfQuota(paused.get()), account, now);
        }
    }

    private void refuseInACrowd(AttemptLedger ledger) {
        Instant now = time.instant();
        Optional<String> crowd = accounts.crowd(account, wanted, now);
        if (crowd.isPresent()) {
            throw HostResources.noRoom(ledger, now, crowd.get());
        }
    }
}
