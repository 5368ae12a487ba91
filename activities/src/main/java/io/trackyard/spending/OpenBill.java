package io.trackyard.spending;

import io.trackyard.policy.Usage;
import io.trackyard.session.Session;
import io.trackyard.spending.Bill.Payer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bill of a session that runs. What it has used is read from what it prints, from its beginning, and so no more often
 * than takes a twentieth of the time, nor than every two seconds.
 */
public final class OpenBill {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(2);
    private static final int PART = 20;

    private final Bills bills;
    private final Supplier<Optional<Usage>> reading;
    private final Supplier<Long> printed;
    private final InstantSource time;
    private Bill bill;
    private long read = -1;
    private Instant due;

    /** {@code reading}: what it has used so far, by what it printed */
    public OpenBill(
            Bills bills,
            Session session,
            Payer payer,
            String account,
            Supplier<Optional<Usage>> reading,
            InstantSource time) {
        this.bills = bills;
        this.reading = reading;
        this.printed = () -> session.output().file().toFile().length();
        this.time = time;
        this.bill = Bill.opened(
                session.id(),
                session.directory().toString(),
                payer,
                account,
                session.record().term().startedAt());
        this.due = time.instant();
        bills.write(bill);
    }

    /** Looks at it where that is due; whether it was. */
    public boolean look() {
        Instant now = time.instant();
        if (now.isBefore(due)) {
            return false;
        }
        long began = System.nanoTime();
        if (printed.get() != read) {
            read = printed.get();
            Usage used = more(bill.used(), reading.get().orElse(null));
            if (used != null && !used.equals(bill.used())) {
                note(bill.at(now.toEpochMilli(), used, false));
            }
        }
        Duration pause = Duration.ofNanos((System.nanoTime() - began) * PART);
        due = now.plus(pause.compareTo(SHORTEST_INTERVAL) > 0 ? pause : SHORTEST_INTERVAL);
        return true;
    }

    /** It is over, and has used so much; {@code null} where nothing is known of that. */
    public void close(long ended, @Nullable Usage used) {
        note(bill.at(ended, used == null ? bill.used() : used, true));
    }

    private void note(Bill newer) {
        bill = newer;
        bills.write(newer);
    }

    /** An output is cut where it grows too long: what was counted once stays so. */
    private static @Nullable Usage more(@Nullable Usage before, @Nullable Usage now) {
        if (before == null || now == null) {
            return now == null ? before : now;
        }
        return now.tokens() >= before.tokens() ? now : before;
    }
}
