package io.trackyard.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"bv-52t.1, bv-52t.1", "$(rm -r .), '$(rm -r .)'", "it's, 'it'\\''s'", "\"\", ''"})
    void quotesWhatAShellWouldTakeForAnythingElse(String text, String word) {
        assertThat(ShellWord.of(text)).isEqualTo(word);
    }
}
