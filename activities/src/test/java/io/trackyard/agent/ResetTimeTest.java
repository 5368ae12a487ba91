package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90, 2026-11-28T12:01:30Z",
        "0, 2026-11-28T12:00:00Z",
        "1795872600, 2026-11-28T13:30:00Z",
        "1795872600000, 2026-11-28T13:30:00Z",
        "90s, 2026-11-28T12:01:30Z",
        "2h, 2026-11-28T14:00:00Z",
        "1h 30m, 2026-11-28T13:30:00Z",
        "5 minutes, 2026-11-28T12:05:00Z",
        "2026-11-28T14:30:00Z, 2026-11-28T14:30:00Z",
        "2026-11-28T14:30+01:00, 2026-11-28T13:30:00Z",
        "2026-11-28 14:30:00Z, 2026-11-28T14:30:00Z",
        "14:30, 2026-11-28T14:30:00Z",
        "11:30, 2026-11-29T11:30:00Z",
        "2:30pm, 2026-11-28T14:30:00Z",
        "2:30 PM, 2026-11-28T14:30:00Z",
        "3am, 2026-11-29T03:00:00Z",
        "11.054s, 2026-11-28T12:00:11Z",
        "3 days 4 hours 5 minutes, 2026-12-01T16:05:00Z",
        "'Jan 1st, 2030 12:00 AM', 2030-01-01T00:00:00Z",
        "'Dec 22nd, 2026 1:30 PM', 2026-12-22T13:30:00Z"
    })
    void readsTheFormsInWhichLimitsAreTold(String text, Instant moment) {
        assertThat(ResetTime.of(text, "UTC", NOW)).contains(moment);
    }

    @Test
    void takesATimeOfDayInItsZone() {
        assertThat(ResetTime.of("8:30am", "America/Los_Angeles", NOW)).contains(Instant.parse("2026-11-28T16:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "13pm", "12345678901234"})
    void readsNothingOutOfWhatIsNoTime(String text) {
        assertThat(ResetTime.of(text, null, NOW)).isEmpty();
    }

    @Test
    void readsNothingOfAZoneThatIsNone() {
        assertThat(ResetTime.of("14:30", "Nowhere/Land", NOW)).isEmpty();
    }
}
