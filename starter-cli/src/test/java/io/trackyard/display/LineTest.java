package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
    @Test
    void measuresWideCharactersAsTwoColumns() {
        assertThat(Line.of("日本").width()).isEqualTo(4);
        assertThat(Line.of("🎉").width()).isEqualTo(2);
        assertThat(Line.of("e\u0301").width()).isEqualTo(1);
    }

    @Test
    void cutsBetweenCharactersWithAnEllipsis() {
        assertThat(Line.of("日本語").cut(4).text()).isEqualTo("日…");
        assertThat(Line.of("abcd").cut(4).text()).isEqualTo("abcd");
        assertThat(Line.of("abc").plus(Tone.BAD, "def").cut(3).text()).isEqualTo("ab…");
    }

    @Test
    void wrapsBetweenWordsAndMovesTheRestIn() {
        assertThat(Wrap.of(Line.of("one two three four"), 10, 2))
                .extracting(Line::text)
                .map(String::stripTrailing)
                .containsExactly("one two", "  three", "  four");
    }

    @Test
    void keepsTogetherWhatHasATone() {
        List<Line> lines = Wrap.of(Line.of("one ").plus(Tone.BAD, "two three"), 10, 0);

        assertThat(lines.get(1).render(new Style(true))).isEqualTo("\u001b[31mtwo three\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void wrappingLosesNothingAndKeepsWithinTheWidth(long seed) {
        Random random = new Random(seed);
        String text = random.ints(200, 0, 12)
                .mapToObj(number -> number < 3 ? " " : number < 5 ? "語" : number < 6 ? "🎉" : "x")
                .collect(Collectors.joining());
        int width = 10 + random.nextInt(40);

        List<Line> lines = Wrap.of(Line.of(text), width, random.nextInt(5));

        assertThat(lines)
                .as("seed %d", seed)
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
        assertThat(lines.stream().map(Line::text).collect(Collectors.joining()).replace(" ", ""))
                .as("seed %d", seed)
                .isEqualTo(text.replace(" ", ""));
    }
}
