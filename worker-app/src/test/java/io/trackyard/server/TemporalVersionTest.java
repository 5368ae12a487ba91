package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemporalVersionTest {

    @Test
    void readsWhatTheProgramSaysOfItself() {
        assertThat(TemporalVersion.parse("temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)\n"))
                .contains(new TemporalVersion("1.9.1", "1.32.0"));
        assertThat(TemporalVersion.parse("temporal: not found")).isEmpty();
    }

    @Test
    void comparesNumbersNotText() {
        TemporalVersion ten = new TemporalVersion("1.10.0", "1.100.2");

        assertThat(ten.isAtLeast(TemporalBinary.WANTED)).isTrue();
        assertThat(TemporalBinary.WANTED.isAtLeast(ten)).isFalse();
        assertThat(ten.servesAtLeast(1, 32)).isTrue();
        assertThat(TemporalBinary.LAST_BY_GO.servesAtLeast(1, 31)).isFalse();
    }

    @Test
    void namesTheMinorVersionThatDatabasesBelongTo() {
        assertThat(TemporalBinary.WANTED.serverMinor()).isEqualTo("1.32");
        assertThat(TemporalBinary.LAST_BY_GO.serverMinor()).isEqualTo("1.29");
    }
}
