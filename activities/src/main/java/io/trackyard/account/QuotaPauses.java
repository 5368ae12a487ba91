package io.trackyard.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Until when accounts are left alone, since a session of whatever run met their quota. */
public interface QuotaPauses {
    /** An account that is left alone until a moment. */
    record Pause(String account, Instant until) {}

    /** A session met the account's quota: none is started before its end. Of several ends the latest counts. */
    void begin(String account, Instant until);

    /** Until when the account is left alone; empty where it is not. */
    Optional<Instant> of(String account, Instant now);

    /** All that last, the one that ends first before the others. */
    List<Pause> all(Instant now);

    /** A person knows better: its next session may start. Whether it was left alone. */
    boolean end(String account, Instant now);
}
