package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseNumberTest {
    @ParameterizedTest
    @CsvSource({
        "3, 03",
        "03, 03",
        "2.1, 02.1",
        "12a, 12A",
        "12A.1.3, 12A.1.3",
        "PROJ-42, PROJ-42",
        "1-setup, 01",
        "03-output-polish, 03",
        "100, 100",
        "' 3 ', 03"
    })
    void isReadInAllItsForms(String typed, String shown) {
        assertThat(number(typed)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "setup", "-3", "3abc", "a3", "3_x", "99999999999999999999", "../3"})
    void isNoneOfOtherTexts(String typed) {
        assertThat(PhaseNumber.of(typed)).isEmpty();
    }

    @Test
    void matchesWhateverIsPaddedAndWhoeverNamesTheProject() {
        assertThat(number("3").matches(number("03-features"))).isTrue();
        assertThat(number("42").matches(number("PROJ-42-name"))).isTrue();
        assertThat(number("OTHER-42").matches(number("PROJ-42"))).isFalse();
        assertThat(number("2").matches(number("02.1"))).isFalse();
        assertThat(number("12a").matches(number("12A-x"))).isTrue();
    }

    @Test
    void comesInTheOrderOfNumbersLettersAndDecimals() {
        List<PhaseNumber> sorted =
                List.of(number("10"), number("2.10"), number("2a"), number("2"), number("2.9")).stream()
                        .sorted()
                        .toList();

        assertThat(sorted).extracting(PhaseNumber::toString).containsExactly("02", "02.9", "02.10", "02A", "10");
    }

    private static PhaseNumber number(String text) {
        return PhaseNumber.of(text).orElseThrow();
    }
}
