package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.Style.Colour;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");

    @Test
    void aTerminalGetsColourAndAFileNone() {
        assertThat(Style.of(Colour.AUTO, TERMINAL, true).colour()).isTrue();
        assertThat(Style.of(Colour.AUTO, TERMINAL, false).colour()).isFalse();
    }

    @Test
    void aTerminalThatCannotOrDoesNotSayGetsNone() {
        assertThat(Style.of(Colour.AUTO, Map.of("TERM", "dumb"), true).colour()).isFalse();
        assertThat(Style.of(Colour.AUTO, Map.of(), true).colour()).isFalse();
    }

    @Test
    void noColorBeatsForceAndAnEmptyOneSaysNothing() {
        assertThat(Style.of(Colour.AUTO, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true)
                        .colour())
                .isFalse();
        assertThat(Style.of(Colour.AUTO, Map.of("NO_COLOR", "", "CLICOLOR_FORCE", "1"), false)
                        .colour())
                .isTrue();
        assertThat(Style.of(Colour.AUTO, Map.of("CLICOLOR_FORCE", "0"), false).colour())
                .isFalse();
    }

    @Test
    void theOptionBeatsTheEnvironment() {
        assertThat(Style.of(Colour.ALWAYS, Map.of("NO_COLOR", "1"), false).colour())
                .isTrue();
        assertThat(Style.of(Colour.NEVER, Map.of("CLICOLOR_FORCE", "1"), true).colour())
                .isFalse();
    }
}
