package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationStepTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Run: `pytest -v` - exit code 0, all 6 tests pass | pytest -v",
                "run : `pytest -v` | pytest -v",
                "Run: `python -c \"\"print('x - y')\"\"` - prints `x - y` | python -c \"\"print('x - y')\"\"",
                "Run: ``echo `date` `` - prints it | echo `date`",
                "Run: pytest tests/models -v | pytest tests/models -v",
                "Run: pytest tests/models -v - all pass | pytest tests/models -v",
                "Run: npm run build – no errors | npm run build",
                "Run: `grep -q TODO app` - exit code 1, nothing is found | (grep -q TODO app); test $? -eq 1",
                "Run: `grep -q TODO app` - exits with status 2 | (grep -q TODO app); test $? -eq 2",
                "Run: `grep -q TODO app` - must exit non-zero | ! (grep -q TODO app)",
                "Run: `make` - must exit 0 (non-zero means red) | make",
                "Run: `make` - returns 422 for no url | make"
            })
    void findsTheCommandOfAStepThatRunsOne(String step, String command) {
        assertThat(VerificationStep.command("\n   " + step + "\n")).contains(command.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Check: `app/models/__init__.py` exports Link",
                "Verify: `app/api/links.py` contains no `prefix=`",
                "`pytest` passes",
                "The tests pass. Run: them",
                "Run:",
                ""
            })
    void guessesNoneFromProse(String step) {
        assertThat(VerificationStep.command(step)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run: `python -c \"\nimport app\nprint(1)\n\"` - prints 1"})
    void keepsTheLinesOfACommand(String step) {
        assertThat(VerificationStep.command(step)).contains("python -c \"\nimport app\nprint(1)\n\"");
    }
}
