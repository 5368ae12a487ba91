package io.trackyard.account;

import io.trackyard.account.QuotaPauses.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Until when accounts are left alone that are the same on all hosts of a server. Nobody's work stands or falls by them: what
 * cannot be asked or said is passed over, and each host goes by what its own sessions met.
 */
public interface SharedPauses {
    /** Where there is no other host. */
    SharedPauses NONE = new SharedPauses() {
        @Override
        public void begin(String account, Instant until) {}

        @Override
        public Optional<Instant> of(String account, Instant now) {
            return Optional.empty();
        }

        @Override
        public List<Pause> all(Instant now) {
            return List.of();
        }

        @Override
        public boolean end(String account, Instant now) {
            return false;
        }
    };

    /** A session met the account's quota. Of several ends the latest counts. */
    void begin(String account, Instant until);

    /** Until when the account is left alone; empty where it is not, or where that cannot be asked. */
    Optional<Instant> of(String account, Instant now);

    /** All that last, the one that ends first before the others. */
    List<Pause> all(Instant now);

    /** A person knows better: its next session may start. Whether it was left alone. */
    boolean end(String account, Instant now);
}
