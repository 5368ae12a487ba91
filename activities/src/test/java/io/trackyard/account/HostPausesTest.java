package io.trackyard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.account.QuotaPauses.Pause;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostPausesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(3600);

    @TempDir
    private Path directory;

    @Test
    void theLatestEndThatWasNamedCounts() {
        QuotaPauses pauses = new HostPauses(directory);
        pauses.begin("claude", LATER);
        pauses.begin("claude", SOON);
        pauses.begin("./agent --x", SOON);

        assertThat(new HostPauses(directory).all(NOW))
                .containsExactly(new Pause("./agent --x", SOON), new Pause("claude", LATER));
        assertThat(pauses.of("claude", LATER)).as("over").isEmpty();
        assertThat(pauses.of("codex", NOW)).isEmpty();
    }

    @Test
    void aPersonMayKnowBetter() {
        QuotaPauses pauses = new HostPauses(directory.resolve("new"));
        pauses.begin("claude", SOON);

        assertThat(pauses.end("claude", NOW)).isTrue();
        assertThat(pauses.of("claude", NOW)).isEmpty();
        assertThat(pauses.end("claude", NOW)).isFalse();
    }
}
