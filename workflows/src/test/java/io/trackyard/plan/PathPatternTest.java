package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trackyard.testing.ProcessorTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "docs, docs/guide/a.md, true",
        "docs/, docs, true",
        "docs/**, docs, true",
        "docs, docs2/a.md, false",
        "src/*.java, src/A.java, true",
        "src/*.java, src/deep/A.java, false",
        "src/**/A.java, src/A.java, true",
        "src/**/A.java, src/x/y/A.java, true",
        "**/A.java, A.java, true",
        "src/?.c, src/a.c, true",
        "src/?.c, src/ab.c, false",
        "**, anything/at/all, true",
        "./a//b, a/b, true",
        "a\\b, a/b/c, true"
    })
    void holdsWhatItNamesAndAllBelow(String pattern, String path, boolean held) {
        assertThat(PathPattern.of(pattern).holds(path)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "docs, docs/guide, true",
        "docs/*.md, docs/guide.*, true",
        "docs/*.md, docs/*.txt, false",
        "src/a*, src/*b, true",
        "src/a/**, src/b/**, false",
        "**/x, y/**, true",
        "src/*/x, src/y, true",
        "src/a?c, src/abc, true",
        "src/a?c, src/abd, false"
    })
    void overlapsWhereAPathIsHeldByBoth(String one, String other, boolean overlaps) {
        assertThat(PathPattern.of(one).overlaps(PathPattern.of(other))).isEqualTo(overlaps);
        assertThat(PathPattern.of(other).overlaps(PathPattern.of(one))).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"src/{a,b}/x; src/b/x", "src/{a,b/c}/x; src/b/c/x", "{a,{b,c}/d}; c/d", "f[0-9].c; f7.c", "x[; xyz"
            })
    void takesBracesAndBracketsForAnyTextEvenAcrossDirectories(String pattern, String path) {
        assertThat(PathPattern.of(pattern).holds(path)).isTrue();
        assertThat(PathPattern.of(pattern).overlaps(PathPattern.of(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../x", "a/../../b", "~/x", "C:\\x", "a\\..\\b"})
    void refusesAPatternThatLeavesTheRepository(String text) {
        assertThat(PathPattern.isOutside(text)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.of(text))
                .withMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void refusesAnEmptyPattern(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.of(text));
    }

    /** All paths of up to three names over a small alphabet decide what overlaps; longer ones add nothing new here. */
    @Test
    void agreesWithTryingOutEveryPath() {
        List<String> paths = paths();
        List<PathPattern> patterns = patterns();

        for (PathPattern one : patterns) {
            List<String> held = paths.stream().filter(one::holds).toList();
            for (PathPattern other : patterns) {
                assertThat(one.overlaps(other))
                        .as("%s and %s", one, other)
                        .isEqualTo(held.stream().anyMatch(other::holds));
            }
        }
    }

    private static List<PathPattern> patterns() {
        List<String> names = List.of("a", "b", "*", "?", "a*", "*b", "**", "ab");
        List<PathPattern> patterns = new ArrayList<>();
        for (String first : names) {
            patterns.add(PathPattern.of(first));
            for (String second : names) {
                patterns.add(PathPattern.of(first + "/" + second));
            }
        }
        return patterns;
    }

    private static List<String> paths() {
        List<String> names = List.of("a", "b", "ab", "ba", "aab", "c");
        List<String> paths = new ArrayList<>(names);
        int from = 0;
        for (int depth = 2; depth <= 4; depth++) {
            int to = paths.size();
            for (String path : List.copyOf(paths.subList(from, to))) {
                names.forEach(name -> paths.add(path + "/" + name));
            }
            from = to;
        }
        return paths;
    }

    @Test
    void answersAtOnceHoweverManyWildcardsThereAre() {
        PathPattern stars = PathPattern.of("*a".repeat(200) + "b");
        PathPattern others = PathPattern.of("a*".repeat(200) + "c");
        PathPattern deep = PathPattern.of("**/a/".repeat(100) + "b");

        Duration taken = ProcessorTime.of(() -> {
            assertThat(stars.holds("a".repeat(400))).isFalse();
            assertThat(stars.overlaps(others)).isFalse();
            assertThat(deep.overlaps(PathPattern.of("**/c/".repeat(100) + "a"))).isTrue();
            assertThat(deep.holds("a/".repeat(300) + "c")).isFalse();
        });

        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }
}
