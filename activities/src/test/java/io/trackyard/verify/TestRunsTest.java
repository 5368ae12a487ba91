package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outputs are those of the programs themselves, cut to what tells. */
class TestRunsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] No tests to run.",
                "[INFO] Tests are skipped.",
                "[INFO] Tests run: 0, Failures: 0, Errors: 0, Skipped: 0",
                "[WARNING] Tests run: 12, Failures: 0, Errors: 0, Skipped: 12",
                "> Task :test NO-SOURCE\n\nBUILD SUCCESSFUL in 1s",
                "> Task :compileTestJava\n> Task :app:integrationTest SKIPPED",
                "collected 0 items\n\n============ no tests ran in 0.00s ============",
                "============ 3 skipped in 0.02s ============",
                "5 deselected in 0.11s",
                "----\nRan 0 tests in 0.000s\n\nOK",
                "No tests found, exiting with code 0",
                "Test Suites: 1 skipped, 0 of 1 total\nTests:       3 skipped, 3 total",
                "No test files found, exiting with code 0",
                " Test Files  1 skipped (1)\n      Tests  2 skipped (2)",
                "\n  0 passing (2ms)\n  3 pending",
                "# tests 2\n# suites 0\n# pass 0\n# fail 0\n# skipped 2",
                "ℹ tests 0\nℹ pass 0\nℹ fail 0",
                "running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 3 ignored; 0 measured; 0 filtered out",
                "?   \texample.org/a\t[no test files]",
                "testing: warning: no tests to run\nPASS\nok  \texample.org/a\t0.002s [no tests to run]",
                "ok  \texample.org/a\t(cached) [no tests to run]",
                "No tests were found!!!",
                "No test is available in /a/b.dll. Make sure that",
                "No tests executed!",
                "Finished in 0.0 seconds\n0 examples, 0 failures",
                "4 examples, 0 failures, 4 pending",
                "0 runs, 0 assertions, 0 failures, 0 errors, 0 skips",
                "[  PASSED  ] 0 tests.",
                "1..0 # SKIP no database",
                "Executed 0 tests, with 0 failures (0 unexpected) in 0.000 seconds",
                "There are no tests to run",
                "[info] Total number of tests run: 0"
            })
    void doubtsAPassInWhichNoTestRan(String output) throws Exception {
        assertThat(doubt(output)).hasValueSatisfying(doubt -> {
            assertThat(doubt.rule()).isEqualTo(Doubt.Rule.NO_TEST_RAN);
            assertThat(doubt.text()).startsWith("no test ran in make test: ");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all good",
                "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0",
                "[WARNING] Tests run: 12, Failures: 0, Errors: 0, Skipped: 1",
                "[WARNING] Tests run: 120, Failures: 0, Errors: 0, Skipped: 12",
                "[INFO] No tests to run.\n[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0",
                "> Task :lib:test NO-SOURCE\n> Task :app:test\n",
                "> Task :test UP-TO-DATE",
                "collected 4 items\n\n======= 3 passed, 1 skipped in 0.02s =======",
                "1 skipped, 2 passed in 0.02s",
                "2 passed, 5 deselected, 1 warning in 1.10s",
                "Ran 1 test in 0.000s\n\nOK",
                "Tests:       1 skipped, 3 passed, 4 total",
                " Test Files  1 passed (1)\n      Tests  1 passed | 1 skipped (2)",
                "\n  10 passing (2ms)\n  3 pending",
                "# tests 2\n# pass 1\n# fail 0",
                "\u001B[34mℹ pass 10\u001B[39m",
                "test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n"
                        + "   Doc-tests a\nrunning 0 tests\ntest result: ok. 0 passed; 0 failed; 0 ignored",
                "?   \texample.org/a\t[no test files]\nok  \texample.org/b\t0.002s",
                "ok  \texample.org/b\t(cached)",
                "100% tests passed, 0 tests failed out of 3",
                "Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total:     3",
                "OK (3 tests, 5 assertions)",
                "4 examples, 0 failures, 1 pending",
                "40 examples, 0 failures, 4 pending",
                "2 runs, 2 assertions, 0 failures, 0 errors, 0 skips",
                "[==========] Running 0 tests from 0 test suites.\n[  PASSED  ] 3 tests.",
                "1..2\nok 1 - a\nok 2 - b # SKIP",
                "mail: 0 passed in review"
            })
    void doubtsNoOther(String output) throws Exception {
        assertThat(doubt(output)).isEmpty();
    }

    @Test
    void saysNothingOfACheckWithoutALog() {
        assertThat(TestRuns.doubt(passed(directory.resolve("missing.log")))).isEmpty();
    }

    @Test
    void readsWhatIsNoText() throws Exception {
        Path log = directory.resolve("check.log");
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n', '1', '.', '.', '0', '\n'});

        assertThat(TestRuns.doubt(passed(log))).isPresent();
    }

    private Optional<Doubt> doubt(String output) throws Exception {
        Path log = Files.writeString(directory.resolve("check.log"), output);
        return TestRuns.doubt(passed(log));
    }

    private static CheckResult passed(Path log) {
        return new CheckResult(Check.of("make test"), 0, false, log);
    }
}
