package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void saysDurationsAloud() {
        assertThat(List.of(0, 34, 130, 120, 3_900, 7_200, 187_200).stream()
                        .map(Duration::ofSeconds)
                        .map(Wording::duration))
                .containsExactly("0s", "34s", "2m 10s", "2m", "1h 5m", "2h", "2d 4h");
    }

    @Test
    void aClockThatWentBackShowsNoTime() {
        assertThat(Wording.duration(Duration.ofSeconds(-5))).isEqualTo("0s");
    }

    @Test
    void namesTheFirstFewAndCountsTheRest() {
        assertThat(Wording.few(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    }

    @Test
    void saysHowFarADownloadIs() {
        assertThat(SetupLines.fetching("temporal 1.9.1", 23_000_000, OptionalLong.of(68_000_000), 80)
                        .text())
                .isEqualTo("temporal 1.9.1  23 of 68 MB (33%)");
        assertThat(SetupLines.fetching("temporal 1.9.1", 23_000_000, OptionalLong.empty(), 80)
                        .text())
                .isEqualTo("temporal 1.9.1  23 MB");
    }
}
