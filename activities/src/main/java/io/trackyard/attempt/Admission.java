package io.trackyard.attempt;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.account.Account;
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
 * Lets a session start where its account is not left alone, and where not too many run already, whatever it works for. What it
 * says no to is thrown as the activity's end.
 */
public final class Admission {
    private final Accounts accounts;
    private final Account account;
    private final Resources wanted;
    private final InstantSource time;

    /** {@code account}: whose limits the session shares; {@code wanted}: how many may run beside it */
    public Admission(Accounts accounts, Account account, Resources wanted, InstantSource time) {
        this.accounts = accounts;
        this.account = account;
        this.wanted = wanted;
        this.time = time;
    }

    /** Starts a session or takes one up, and opens its bill, by which others count it. */
    public interface Start {
        Session start() throws IOException, InterruptedException;
    }

    /**
     * Takes up a session that {@code lives}, or starts one once it is let to.
     *
     * @param ledger what travels with a no
     */
    public Session session(boolean lives, AttemptLedger ledger, Start start) throws IOException, InterruptedException {
        return lives ? start.start() : admit(ledger, start);
    }

    private Session admit(AttemptLedger ledger, Start start) throws IOException, InterruptedException {
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

    /**
     * With which the activity of a session ends that is no attempt. Where it met the quota of its account, none of that is
     * started before its end.
     */
    public ApplicationFailure interrupted(AttemptLedger ledger, AgentVerdict cause) {
        if (cause instanceof AgentVerdict.OutOfQuota quota) {
            accounts.pausesOf(account).begin(account.name(), quota.until());
        }
        return TaskFailures.interrupted(ledger, cause, account.name(), time.instant());
    }

    private void refuseWhilePaused(AttemptLedger ledger) {
        Instant now = time.instant();
        Optional<Instant> paused = accounts.pausesOf(account).of(account.name(), now);
        if (paused.isPresent()) {
            throw TaskFailures.interrupted(ledger, new AgentVerdict.OutOfQuota(paused.get()), account.name(), now);
        }
    }

    private void refuseInACrowd(AttemptLedger ledger) {
        Instant now = time.instant();
        Optional<String> crowd = accounts.crowd(account.name(), wanted, now);
        if (crowd.isPresent()) {
            throw HostResources.noRoom(ledger, now, crowd.get());
        }
    }
}
