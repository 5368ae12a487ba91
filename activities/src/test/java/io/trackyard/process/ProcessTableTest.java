package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessTableTest {
    @Test
    void readsAProcNameThatImitatesTheFieldsAfterIt() {
        String stat = "77 (evil) Z 1 1) S 5 70 60 0 -1 4194304 1 2 3 4 5 6 70 800 20 0 1 0 392664 1000 9 10";

        ProcessEntry entry = LinuxProcessTable.parse(77, stat);

        assertThat(entry).isEqualTo(new ProcessEntry(77, 5, 70, 60, 'S', "392664", 8_810));
    }

    @Test
    void readsALineOfPs() {
        assertThat(PsProcessTable.parse("  501     1   501 Ss   0:01.25 Sat Nov 21 02:02:17 2026    "))
                .contains(new ProcessEntry(501, 1, 501, 501, 'S', "Sat Nov 21 02:02:17 2026", 1_250));
        assertThat(PsProcessTable.parse("  501     1   501 Ss 1-02:00:01 Sat Nov 21 02:02:17 2026"))
                .map(ProcessEntry::processorMillis)
                .contains(((24 + 2) * 3600 + 1) * 1000L);
    }

    @Test
    void skipsALineOfPsThatIsNone() {
        assertThat(PsProcessTable.parse("ps: illegal option")).isEmpty();
    }

    @Test
    void takesAZombieForDead() {
        assertThat(new ProcessEntry(2, 1, 2, 2, 'Z', "1", 0).alive()).isFalse();
    }
}
