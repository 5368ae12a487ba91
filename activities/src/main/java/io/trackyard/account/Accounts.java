package io.trackyard.account;

import io.trackyard.policy.Resources;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.spending.Bill;
import io.trackyard.spending.Bills;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a host: until when one is left alone, since a session of whatever run met its quota, and how many sessions
 * one has at once. Files below {@code <state>/accounts}, so that all workers of the host agree.
 */
public final class Accounts {
    private final Path directory;
    private final Bills bills;
    private final QuotaPauses ofHost;
    private final QuotaPauses ofServer;

    private Accounts(Path directory, Bills bills, QuotaPauses ofServer) {
        this.directory = directory;
        this.bills = bills;
        this.ofHost = new HostPauses(directory);
        this.ofServer = ofServer;
    }

    /**
     * Those of a host. A day begins where the host is.
     *
     * @param state its state directory
     * @param ofServer until when accounts are left alone that all hosts share
     */
    public static Accounts of(Path state, QuotaPauses ofServer) {
        Bills bills = new Bills(RunDirectory.bills(state), ZoneId.systemDefault());
        return new Accounts(RunDirectory.accounts(state), bills, ofServer);
    }

    /** What their sessions have spent. */
    public Bills bills() {
        return bills;
    }

    /** Until when one is left alone. */
    public QuotaPauses pausesOf(Account account) {
        return account.isEverywhere() ? ofServer : ofHost;
    }

    /**
     * Takes a turn at starting a session: nobody else on this host starts one that is counted, or counts them, meanwhile.
     *
     * @throws InterruptedException when this thread is interrupted
     */
    public Turn turn() throws InterruptedException {
        return Turn.take(directory.resolve("turn.lock"));
    }

    /** Why no other session may be started, since so many run already; empty where one may. */
    public Optional<String> crowd(String account, Resources wanted, Instant now) {
        List<Bill> live = bills.live(now);
        long own = live.stream().filter(bill -> bill.account().equals(account)).count();
        if (isFull(wanted.accountSessions(), own)) {
            return Optional.of("%d sessions of the account %s run on this host, limits.accountSessions is %d"
                    .formatted(own, account, wanted.accountSessions()));
        }
        return isFull(wanted.hostSessions(), live.size())
                ? Optional.of("%d sessions run on this host, limits.hostSessions is %d"
                        .formatted(live.size(), wanted.hostSessions()))
                : Optional.empty();
    }

    private static boolean isFull(@Nullable Integer most, long live) {
        return most != null && live >= most;
    }
}
