package io.trackyard.source.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathWordsTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.@+*/-]+");
    private static final Pattern NAME_BEFORE_KIND = Pattern.compile(
            "(?i)([\\p{L}\\p{N}_.-]+)[ \\t\\n\\x0B\\f\\r]+(?:package|module|directory|folder|crate)(?![\\p{L}\\p{N}_])");

    private static final List<String> PIECES = List.of(
            "src",
            "/",
            ".",
            "..",
            "a.c",
            "package",
            "Module",
            "FOLDER",
            "crate",
            "directory",
            " ",
            "  ",
            "\n",
            "\t",
            "\u00a0",
            "-",
            "_",
            "@",
            "+",
            "*",
            ":",
            "`",
            "é",
            "Ⅷ",
            "½",
            "\u0301",
            "\ud840\udc00",
            "\ud83d\ude00",
            "1");

    @Test
    void takesTheNameThatStandsBeforeWhatItIs() {
        assertThat(new PathWords("the export package, and the web/api module").namesBeforeKinds())
                .containsExactly("export", "api");
        assertThat(new PathWords("package module, packages crates").namesBeforeKinds())
                .containsExactly("package");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cutsAsTheExpressionsSay(long seed) {
        Random random = new Random(seed);
        for (int time = 0; time < 2_000; time++) {
            String text = random.ints(random.nextInt(16), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            PathWords words = new PathWords(text);

            assertThat(words.likePaths())
                    .as("seed %d: \"%s\"", seed, text)
                    .containsExactlyElementsOf(matches(WORD, text)
                            .map(MatchResult::group)
                            .filter(word -> word.contains("/") || word.contains("."))
                            .toList());
            assertThat(words.namesBeforeKinds())
                    .as("seed %d: \"%s\"", seed, text)
                    .containsExactlyElementsOf(matches(NAME_BEFORE_KIND, text)
                            .map(match -> match.group(1))
                            .toList());
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
