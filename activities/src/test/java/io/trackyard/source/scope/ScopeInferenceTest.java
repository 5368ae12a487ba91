package io.trackyard.source.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeInferenceTest {
    private static final List<String> TRACKED = List.of(
            "README.md",
            "Makefile",
            "go.mod",
            "cmd/bd/main.go",
            "cmd/bd/doctor/check.go",
            "docs/guide/intro.md",
            "internal/storage/dolt/store.go",
            "internal/storage/dolt/versioned.go",
            "internal/storage/dolt/config.go",
            "internal/web/config.go",
            "internal/web/store.go",
            ".github/workflows/build.yml",
            "pkg/export/markdown.go");

    /** A text of a program's, not of a person's: it takes as long as it is, not the square of that. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "x.", "./", "@", "./a", "x ", "`x", "a/", "..", "x:/"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAVeryLongTextAtOnce(String part) {
        assertThat(patterns(part.repeat(300_000) + "!")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Change pkg/export/markdown.go.                | pkg/export",
                "see ./pkg/export/markdown.go:35-40            | pkg/export",
                "`pkg/export/markdown.go`, **now**             | pkg/export",
                "add pkg/export/csv.go                         | pkg/export",
                "add pkg/hooks/config.go                       | pkg/hooks",
                "all of internal/web/ is slow                  | internal/web",
                "go test ./cmd/bd/...                          | cmd/bd",
                "mend internal/web/*.go                        | internal/web",
                "dolt/store.go leaks                           | internal/storage/dolt",
                "versioned.go:250 embeds a model               | internal/storage/dolt",
                "raise go.mod to 1.24                          | go.mod",
                "the README.md is old                          | README.md",
                "the `Makefile` is old                         | Makefile",
                "the doctor package panics                     | cmd/bd/doctor",
                "move it to `dolt`                             | internal/storage/dolt",
                "in .github/workflows/build.yml                | .github/workflows",
                "internal/ holds internal/web/store.go         | internal/web",
            })
    void takesTheDirectoryAroundWhatTheTextNames(String text, String expected) {
        assertThat(patterns(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merge origin/main, pass/fail, HELP/Blocked",
                "config.go is wrong, wherever it is",
                "The doctor is ill; make the web faster",
                "It is in /etc/pkg/export/markdown.go or ../pkg/export/markdown.go",
                "https://example.org/pkg/export/markdown.go",
                "Release 1.24.0, e.g. today. ... / ./ .. * ** @",
                "missing/markdown.txt",
                "pkg/../cmd/markdown.go",
                "pkg/export/../../../markdown.go",
                "",
                "`",
            })
    void takesNothingFromWordsThatTheRepositoryDoesNotBearOut(String text) {
        assertThat(patterns(text)).isEmpty();
    }

    @Test
    void takesOneOfSeveralFilesOfANameWhereAnotherFileBesideItIsNamed() {
        assertThat(NamedPaths.in("used in versioned.go, store.go and config.go", new TrackedPaths(TRACKED)))
                .containsExactlyInAnyOrder(
                        "internal/storage/dolt/versioned.go",
                        "internal/storage/dolt/store.go",
                        "internal/storage/dolt/config.go");
    }

    @Test
    void readsOnlyTheEditLocusWhereThereIsOne() {
        String text = """
                # A title
                See cmd/bd/main.go for the style.
                ## Localization (Edit Locus)
                | Scope | Location | Why here? |
                |-------|----------|-----------|
                | File | `pkg/export/markdown.go` | the table |
                ### Not here
                | Lines | `docs/guide/intro.md:12` | the same |
                ## Notes
                internal/web/store.go is alike.
                """;

        assertThat(scope(text))
                .isEqualTo(new Scope.Inferred(
                        List.of(PathPattern.of("docs/guide"), PathPattern.of("pkg/export")),
                        "its edit locus names pkg/export/markdown.go, docs/guide/intro.md"));
        assertThat(patterns("- **Edit locus:** pkg/export/markdown.go\n- see cmd/bd/main.go"))
                .containsExactly("pkg/export");
        assertThat(patterns("Edit locus: unknown\nsee cmd/bd/main.go")).containsExactly("cmd/bd");
    }

    @Test
    void saysWhatWasNamedAndHowMuchMore() {
        assertThat(scope("README.md go.mod pkg/export/markdown.go cmd/bd/main.go")
                        .from())
                .contains("its text names README.md, go.mod and 2 more");
    }

    @Test
    void keepsAFileToItselfInADirectoryThatIsNoNeighbourhood() {
        List<String> large = IntStream.rangeClosed(0, ScopeInference.LARGEST_NEIGHBOURHOOD)
                .mapToObj(number -> "cmd/file%d.go".formatted(number))
                .toList();

        assertThat(new ScopeInference(large, List.of())
                        .of("cmd/file3.go")
                        .orElseThrow()
                        .patterns())
                .containsExactly(PathPattern.of("cmd/file3.go"));
        assertThat(new ScopeInference(large.subList(1, large.size()), List.of())
                        .of("cmd/file3.go")
                        .orElseThrow()
                        .patterns())
                .containsExactly(PathPattern.of("cmd"));
    }

    @Test
    void countsAllBelowADirectorySinceAScopeHoldsIt() {
        List<String> deep = new ArrayList<>(List.of("storage/storage.go"));
        IntStream.rangeClosed(1, ScopeInference.LARGEST_NEIGHBOURHOOD)
                .forEach(number -> deep.add("storage/engine/file%d.go".formatted(number)));

        assertThat(new ScopeInference(deep, List.of())
                        .of("storage.go")
                        .orElseThrow()
                        .patterns())
                .containsExactly(PathPattern.of("storage/storage.go"));
    }

    @Test
    void leavesOutWhatIsSharedAndTheSourceItself() {
        ScopeInference inference =
                new ScopeInference(TRACKED, List.of(PathPattern.of("**/go.mod"), PathPattern.of("docs")));

        assertThat(inference.of("go.mod and docs/guide/intro.md")).isEmpty();
        assertThat(inference.of("go.mod and README.md").orElseThrow().patterns())
                .containsExactly(PathPattern.of("README.md"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverFailsAndAlwaysSaysTheSameWhateverTheTextIs(long seed) {
        Random random = new Random(seed);
        List<String> parts = new ArrayList<>(TRACKED);
        parts.addAll(
                List.of("`", "*", "/", "..", "\n# Edit locus", "|", "\u0000", "\ud83d\ude82", "[x]", "{a,b}", "~"));
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < 200; part++) {
            text.append(parts.get(random.nextInt(parts.size()))).append(random.nextBoolean() ? " " : "");
        }

        assertThat(scope(text.toString())).isEqualTo(scope(text.toString()));
    }

    private static Scope scope(String text) {
        return new ScopeInference(TRACKED, List.of()).of(text).orElseGet(Scope.Unknown::new);
    }

    private static List<String> patterns(String text) {
        return scope(text).patterns().stream().map(PathPattern::text).toList();
    }
}
