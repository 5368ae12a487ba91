package io.trackyard.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when accounts are left alone, since a session of whatever run met their quota. */
public interface QuotaPauses {
    /** An account that is left alone until a moment. */
    record Pause(String account, Instant until) {}

    /** Those of some that last at a moment, the one that ends first before the others. */
    static List<Pause> lasting(Stream<Pause> some, Instant now) {
        return some.filter(pause -> now.isBefore(pause.until()))
                .sorted(Comparator.comparing(Pause::until))
                .toList();
    }

    /** A session met the account's quota: none is started before its end. Of several ends the latest counts. */
    void begin(String account, Instant until);

    /** Until when the account is left alone; empty where it is not. */
    Optional<Instant> of(String account, Instant now);

    /** All that last, the one that ends first before the others. */
    List<Pause> all(Instant now);

    /** A person knows better: its next session may start. Whether it was left alone. */
    boolean end(String account, Instant now);
}
