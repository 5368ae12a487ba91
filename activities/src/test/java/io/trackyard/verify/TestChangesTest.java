package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestChangesTest {
    private static final String JAVA = """
            package a;

            class CounterTest {
                @Test
                void counts() {
                    assertThat(new Counter().next()).isEqualTo(1);
                    assertThat(new Counter().after(1)).isEqualTo(2);
                }

                @ParameterizedTest
                @ValueSource(strings = {"a", "b"})
                void counts(String word) throws Exception {
                    assertEquals(1, Counter.of(word));
                }

                @Test
                void startsAgain() {
                    assertTrue(new Counter().isFresh());
                }
            }
            """;

    private static final String PYTHON = """
            import pytest

            def test_counts():
                assert next(counter) == 1

            class TestMore:
                def test_again(self):
                    with pytest.raises(ValueError):
                        counter.send(None)
            """;

    @ParameterizedTest
    @CsvSource({
        "src/test/java/a/CounterTest.java, true",
        "app/src/androidTest/kotlin/Fixture.kt, true",
        "src/main/java/a/Counter.java, false",
        "src/main/java/a/Latest.java, false",
        "tests/test_counter.py, true",
        "pkg/counter_test.py, true",
        "contest.py, false",
        "src/counter.test.ts, true",
        "src/__tests__/counter.jsx, true",
        "tests/data/huge.json, false",
        "pkg/counter_test.go, true",
        "pkg/counter.go, false",
        "spec/counter_spec.rb, true",
        "tests/CounterTest.php, true",
        "test/counter_test.exs, true",
        "t/10-basic.t, true",
        "tests/unit/counter_test.cc, true",
        "Counter.Tests/CounterTests.cs, true",
        "Tests/CounterTests.swift, true",
        "docs/tests.md, false"
    })
    void knowsFilesOfTestsByTheirNames(String path, boolean about) {
        assertThat(TestChanges.isAbout(path)).isEqualTo(about);
    }

    @Test
    void doubtsAFileOfTestsThatIsGone() {
        assertThat(texts(gone("src/test/java/a/CounterTest.java", JAVA), gone("tests/test_a.py", PYTHON)))
                .containsExactly(
                        "DELETED_TESTS src/test/java/a/CounterTest.java was deleted, with 2 tests",
                        "DELETED_TESTS tests/test_a.py was deleted, with 2 tests");
    }

    @Test
    void doubtsAFileOfTestsThatIsEmptied() {
        assertThat(texts(changed("tests/test_a.py", PYTHON, "")))
                .containsExactly("DELETED_TESTS tests/test_a.py was emptied of 2 tests");
        assertThat(texts(changed("tests/test_a.py", PYTHON, PYTHON.replace("def test", "def check"))))
                .containsExactly("DELETED_TESTS tests/test_a.py was emptied of 2 tests");
        assertThat(texts(changed("tests/test_a.py", PYTHON, PYTHON.indent(0).replaceAll("(?m)^", "# "))))
                .containsExactly("DELETED_TESTS tests/test_a.py was emptied of 2 tests");
    }

    @Test
    void doubtsAFileThatAssertsLess() {
        String less = JAVA.replace("assertThat(new Counter().after(1)).isEqualTo(2);", "")
                .replace("assertTrue", "// assertTrue");

        assertThat(texts(changed("a/CounterTest.java", JAVA, less)))
                .containsExactly("FEWER_ASSERTIONS a/CounterTest.java asserts less: 2 assertions fewer");
    }

    @Test
    void isNotDeceivedByAssertionsThatAreNewElsewhere() {
        String less = PYTHON.replace("assert next(counter) == 1", "pass");

        assertThat(texts(
                        changed("tests/test_a.py", PYTHON, less),
                        added("tests/test_b.py", "def test_b():\n    assert 1 == 1\n    assert 2 == 2\n")))
                .containsExactly("FEWER_ASSERTIONS tests/test_a.py asserts less: 1 assertion fewer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/ATest.java          | @Disabled(\"flaky\")",
                "a/ATest.kt            | @Ignore",
                "a/ATest.java          | assumeTrue(false);",
                "tests/test_a.py       | @pytest.mark.skip(reason=\"flaky\")",
                "tests/test_a.py       | @unittest.skipIf(True, 'no')",
                "tests/test_a.py       | pytest.skip('later')",
                "tests/test_a.py       | self.skipTest('later')",
                "src/a.test.ts         | it.skip('counts', () => {",
                "src/a.spec.js         | xdescribe('all', () => {",
                "src/a.test.ts         | test.only('one', () => {",
                "a_test.go             | t.Skip(\"later\")",
                "a_test.go             | //go:build ignore",
                "spec/a_spec.rb        | xit 'counts' do",
                "tests/ATest.php       | $this->markTestSkipped('later');",
                "ATests.cs             | [Fact(Skip = \"later\")]",
                "test/a_test.exs       | @tag :skip",
                "test/a.bats           | skip 'later'",
                "a_test.cc             | GTEST_SKIP();"
            })
    void doubtsWhatLeavesTestsOut(String path, String line) {
        assertThat(texts(changed(path, "one\ntwo\n", "one\n" + line + "\ntwo\n")))
                .containsExactly("ADDED_SKIPS %s leaves tests out: %s".formatted(path, line));
        assertThat(texts(added(path, line + "\n"))).hasSize(1);
        assertThat(texts(changed(path, line + "\n", "two\n"))).noneMatch(doubt -> doubt.startsWith("ADDED_SKIPS"));
    }

    @Test
    void countsTestsInsideOfRustSources() {
        String source = """
                pub fn next() -> u32 { 1 }

                #[cfg(test)]
                mod tests {
                    #[test]
                    fn counts() {
                        assert_eq!(super::next(), 1);
                    }
                }
                """;
        String ignored = source.replace("#[test]", "#[test]\n    #[ignore]");

        assertThat(texts(changed("src/a.rs", source, ignored)))
                .containsExactly("ADDED_SKIPS src/a.rs leaves tests out: #[ignore]");
        assertThat(texts(changed("src/a.rs", source, "pub fn next() -> u32 { 1 }\n")))
                .containsExactly("DELETED_TESTS src/a.rs was emptied of 1 test");
        assertThat(texts(changed("src/b.rs", "assert!(x);\n", "\n"))).isEmpty();
    }

    @Test
    void doubtsNothingThatOnlyWentToOtherFiles() {
        int half = PYTHON.indexOf("class TestMore");

        assertThat(texts(
                        gone("tests/test_a.py", PYTHON),
                        added("tests/test_b.py", PYTHON.substring(0, half)),
                        added("tests/test_c.py", "import pytest\n\n" + PYTHON.substring(half))))
                .isEmpty();
        assertThat(texts(
                        changed("tests/test_a.py", PYTHON, PYTHON.substring(0, half)),
                        added("tests/test_c.py", "import pytest\n\n" + PYTHON.substring(half))))
                .isEmpty();
    }

    @Test
    void doubtsNothingWhereAFileOfHelpersIsGone() {
        assertThat(texts(gone("tests/conftest.py", "import pytest\n"))).isEmpty();
    }

    @Test
    void doubtsNothingWhereAssertionsAreWrittenInAnotherWay() {
        assertThat(texts(changed(
                        "a/CounterTest.java",
                        JAVA,
                        JAVA.replace("assertTrue(new Counter().isFresh());", "assertThat(fresh).isTrue();"))))
                .isEmpty();
    }

    @Test
    void doubtsAMovedFileThatLostSomethingOnItsWay() {
        assertThat(texts(
                        gone("a/CounterTest.java", JAVA),
                        added(
                                "b/CountingTest.java",
                                JAVA.replace("CounterTest", "CountingTest")
                                        .replace("assertTrue(new Counter().isFresh());", ""))))
                .containsExactly("FEWER_ASSERTIONS b/CountingTest.java asserts less: 1 assertion fewer");
    }

    /** Whole directories of tests move, names within them change with their files, while other tests are added. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverDoubtsAPlainRename(long seed) {
        Random random = new Random(seed);
        List<TestFileChange> changes = new ArrayList<>();
        int files = 1 + random.nextInt(60);
        for (int number = 0; number < files; number++) {
            String kind = List.of("java", "py", "ts", "go").get(random.nextInt(4));
            String before = "Part" + number;
            String after = random.nextBoolean() ? before : "Piece" + number;
            String text = tests(kind, before, random);
            boolean renamedInside = random.nextInt(3) == 0;
            changes.add(gone(path(kind, "old/" + random.nextInt(4), before), text));
            changes.add(added(path(kind, "new", after), renamedInside ? text.replace(before, after) : text));
            if (random.nextInt(4) == 0) {
                changes.add(added(path(kind, "more", "Extra" + number), tests(kind, "Extra" + number, random)));
            }
        }
        Collections.shuffle(changes, random);

        assertThat(texts(changes.toArray(TestFileChange[]::new)))
                .as("seed %d", seed)
                .isEmpty();
    }

    private static final Map<String, BiFunction<String, String, String>> ONE_TEST = Map.of(
            "java",
            (name, number) -> "@Test\nvoid checks%s%s() {\n  assertThat(%s.of(%s)).isNotNull();\n}\n"
                    .formatted(name, number, name, number),
            "py",
            (name, number) -> "def test_%s_%s():\n    assert %s(%s)\n".formatted(name, number, name, number),
            "ts",
            (name, number) ->
                    "it('does %s %s', () => {\n  expect(%s(%s)).toBe(1)\n})\n".formatted(name, number, name, number),
            "go",
            (name, number) -> "func Test%s%s(t *testing.T) {\n\tt.Errorf(\"%s\")\n}\n".formatted(name, number, number));

    private static String tests(String kind, String name, Random random) {
        StringBuilder text = new StringBuilder("about " + name + "\n");
        int count = 1 + random.nextInt(8);
        for (int number = 0; number < count; number++) {
            text.append(ONE_TEST.get(kind).apply(name, Integer.toString(number)));
            text.append(
                    "setting the scene for number %d\nand another line, %d\n".formatted(number, random.nextInt(1000)));
            text.append("one more of these\nand the last of them %d\n".formatted(number));
            text.append("which are as long as bodies of tests are\n".repeat(3));
        }
        return text.toString();
    }

    private static String path(String kind, String directory, String name) {
        return switch (kind) {
            case "java" -> "src/test/java/%s/%sTest.java".formatted(directory, name);
            case "py" -> "tests/%s/test_%s.py".formatted(directory, name);
            case "ts" -> "src/%s/%s.test.ts".formatted(directory, name);
            default -> "pkg/%s/%s_test.go".formatted(directory, name);
        };
    }

    private static List<String> texts(TestFileChange... changes) {
        return TestChanges.doubts(List.of(changes)).stream()
                .map(doubt -> doubt.rule() + " " + doubt.text())
                .toList();
    }

    private static TestFileChange gone(String path, String before) {
        return new TestFileChange(path, Optional.of(before), Optional.empty());
    }

    private static TestFileChange added(String path, String after) {
        return new TestFileChange(path, Optional.empty(), Optional.of(after));
    }

    private static TestFileChange changed(String path, String before, String after) {
        return new TestFileChange(path, Optional.of(before), Optional.of(after));
    }
}
