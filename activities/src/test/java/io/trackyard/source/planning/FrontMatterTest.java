package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrontMatterTest {
    private final Faults faults = new Faults("PLAN.md");

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("key: []", List.of()),
                Arguments.of("key:", List.of()),
                Arguments.of("key: # none yet", List.of()),
                Arguments.of("key: [\"01-01\"]", List.of("01-01")),
                Arguments.of("key: [02-01]", List.of("02-01")),
                Arguments.of("key: ['04', \"a, b\", c]", List.of("04", "a, b", "c")),
                Arguments.of("key: [\n  a,\n  b\n]", List.of("a", "b")),
                Arguments.of("key: 01-01", List.of("01-01")),
                Arguments.of("key: 01-01, 01-02", List.of("01-01", "01-02")),
                Arguments.of("key: \"01-01\" # the first", List.of("01-01")),
                Arguments.of("key:\n  - a\n  - \"b\"   # c", List.of("a", "b")),
                Arguments.of("key:\n- a\n- b", List.of("a", "b")),
                Arguments.of("key:\n  - a\n    - not mine\n  - b", List.of("a", "b")),
                Arguments.of("key: [a]\nkey: [b]", List.of("b")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void readsAListInAllItsForms(String text, List<String> values) {
        assertThat(front(text).list("key")).isEqualTo(values);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void readsOneValueAsItIsWritten() {
        FrontMatter front = front("""
                phase: 01-setup   # the first
                plan: 02
                objective: "Say: it's \\"done\\""
                text: |
                  two
                  lines
                autonomous: false
                gap_closure: yes
                url: http://x/#a
                """);

        assertThat(front.text("phase")).contains("01-setup");
        assertThat(front.text("plan")).contains("02");
        assertThat(front.text("text")).contains("two\nlines");
        assertThat(front.text("url")).contains("http://x/#a");
        assertThat(front.text("absent")).isEmpty();
        assertThat(front.isFalse("autonomous")).isTrue();
        assertThat(front.isTrue("gap_closure")).isTrue();
        assertThat(front.isTrue("autonomous")).isFalse();
        assertThat(front.lineOf("plan")).isEqualTo(3);
    }

    @Test
    void letsAnythingStandBelowKeysNobodyAsksFor() {
        FrontMatter front = front("""
                must_haves:
                  truths:
                    - `--flag` does: this & *that*
                    - "unclosed
                  key_links: {from: a, to: [b
                @odd line
                signature:
                  deep:
                    wave: 9
                wave: 2
                """);

        assertThat(front.text("wave")).contains("2");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void isNothingWhereTheFileDoesNotBeginWithIt() {
        FrontMatter front = FrontMatter.of(List.of("", "---", "wave: 2", "---"), faults);

        assertThat(front.text("wave")).isEmpty();
        assertThat(front.lines()).isZero();
    }

    @Test
    void isAFaultWhereItIsNotClosed() {
        FrontMatter.of(List.of("---", "wave: 2", "# A plan"), faults);

        assertThat(faults.all())
                .extracting(Problem::line, Problem::what)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        1, "the front matter that begins here is not closed by ---"));
    }

    @Test
    void isAFaultWhereAListIsNotClosed() {
        front("wave: 1\ndepends_on: [01-01,\nfiles_modified: []");

        assertThat(faults.all()).extracting(Problem::line).containsExactly(3);
    }

    private FrontMatter front(String text) {
        return FrontMatter.of(
                ("---\n" + text.strip() + "\n---\n\n# Body").lines().toList(), faults);
    }
}
