package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Task;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, or odd: each is understood, or is a fault with its file and line. */
class DamagedTasksTest {
    private static final String FILE = "1-a/L1-001-some-slug.xml";
    private static final String SHOWN = TasksFixture.PLACE + "/" + FILE;

    @TempDir
    Path repository;

    private TasksFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new TasksFixture(repository).planned("1-a: L1-001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<task>~<meta>~<id>L1-001</meta>~</task> | 3 | (within <id> of line 3)",
                "<task>~<step>List<String> x</step>~</task> | 2 | (within <String> of line 2)",
                "<task>~</task>~<task/> | 3 | not XML: ",
                "no xml </task> | 1 | not XML: ",
                "~<!DOCTYPE task [<!ENTITY a \"b\">]>~<task>&a;</task> | 2 | a document type (<!DOCTYPE …>) is not read",
                "~<!DOCTYPE task SYSTEM \"http://localhost:1/x.dtd\">~<task></task> | 2 | a document type",
                "<task>~&file;</task> | 2 | The entity \"file\" was referenced, but not declared",
                "<task>~&nbsp;</task> | 2 | The entity \"nbsp\" was referenced",
                "<task a=\"1\" a=\"2\"></task> | 1 | not XML: ",
                "<tasks>~<task></task></tasks> | 1 | a task file holds a <task>, not a <tasks>",
                "<task><meta>~<id>L1-002</id></meta></task> | 2 | its id is \"L1-002\", but the file is that of L1-001",
                "<task><meta>~<cwd>../x</cwd></meta></task> | 2 | <cwd> names a directory of the repository, not \"../x\"",
                "<task><files-to-create><file>../x</file></files-to-create></task> | 1 | leaves the repository: ../x",
                "<task><files-to-create><file>/etc/passwd</file></files-to-create></task> | 1 | leaves the repository",
                "<task>~\u0001</task> | 2 | not XML: "
            })
    void aBrokenTaskFileIsAFaultWithItsLine(String text, int line, String complaint) {
        fixture.write(FILE, text.replace('~', '\n'));

        assertThat(fixture.faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(SHOWN + ":" + line + " ")
                .contains(complaint);
    }

    @Test
    @Timeout(10)
    void anEntityThatUnfoldsWithoutEndIsNotUnfolded() {
        fixture.write(FILE, """
                <!DOCTYPE task [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
                <task><objective>&c;&c;&c;&c;</objective></task>
                """);

        assertThat(fixture.faults()).singleElement().asString().contains("document type");
    }

    @Test
    void aFileOfAnotherProgramIsNeverDrawnIn() throws IOException {
        Path secret = Files.writeString(repository.resolve("secret"), "the secret");
        fixture.write(FILE, "<!DOCTYPE task [<!ENTITY x SYSTEM \"%s\">]><task>&x;</task>".formatted(secret.toUri()));

        assertThat(fixture.read().tasks().tasks())
                .extracting(Task::prompt)
                .allSatisfy(prompt -> assertThat(prompt).doesNotContain("the secret"));
        assertThat(fixture.faults()).hasSize(1);
    }

    @Test
    void elementsNestedVeryDeepAreAFault() {
        fixture.write(FILE, "<task>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</task>");

        assertThat(fixture.faults()).containsExactly(SHOWN + ":1 elements are nested more than 50 deep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "layer_plan.json | {~\"layers\": [] | 2 | not JSON: Unexpected end-of-input",
                "layer_plan.json | {\"layers\": [],~\"layers\": []} | 2 | Duplicate field 'layers'",
                "layer_plan.json | [] | 1 | the file holds one JSON object",
                "layer_plan.json | {}~{} | 2 | something follows the document",
                "layer_plan.json | {\"layers\": [{\"id\": \"1-a\", \"tasks\": [~{}]}]} | 2 | a task has an id",
                "layer_plan.json | {\"layers\": [{\"id\": \"1-a\", \"tasks\": [\"A\",~\"A\"]}]} | 2 | task \"A\" is there twice",
                "manifest.json | {\"tasks\": [{\"id\": \"A\"},~{\"id\": \"A\"}]} | 2 | task \"A\" is there twice",
                "execute-state.json | {~x} | 2 | not JSON: ",
                "execute-state.json | {~\"schema_version\": \"3.0\"} | 2 | schema_version is \"3.0\"; Trackyard keeps files of version 2.0"
            })
    void aBrokenDocumentIsAFaultWithItsLine(String name, String text, int line, String complaint) {
        fixture.write(name, text.replace('~', '\n'));

        assertThat(fixture.faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("%s/%s:%d ".formatted(TasksFixture.PLACE, name, line))
                .contains(complaint);
    }

    @Test
    void documentsNestedVeryDeepAreAFault() {
        fixture.write("execute-state.json", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThat(fixture.faults()).singleElement().asString().contains("execute-state.json:1 not JSON");
    }

    @Test
    void twoFilesOfOneTaskAreAFaultUnlessTheManifestSaysWhichIsMeant() {
        fixture.write("1-a/L1-001-other.xml", "<task></task>");
        assertThat(fixture.read().faults().get(0).why())
                .isEqualTo("the first is at docs/tasks/shelf/1-a/L1-001-other.xml:1");

        fixture.write(
                "manifest.json",
                "{\"tasks\": [{\"id\": \"L1-001\", \"file\": \"D:\\\\t\\\\1-a\\\\L1-001-other.xml\"}]}");
        assertThat(fixture.tasks().get(0).position()).hasToString("docs/tasks/shelf/1-a/L1-001-other.xml:1");
    }

    @Test
    void zeroBytesAndWrongBytesAreFaultsWithTheLine() throws IOException {
        Files.write(fixture.path(FILE), "<task>\n\0</task>".getBytes());
        assertThatThrownBy(fixture::read)
                .isInstanceOf(ProblemException.class)
                .hasMessage("there is a zero byte in this line; the file is no text");

        Files.write(fixture.path(FILE), new byte[] {'<', 't', '>', '\n', (byte) 0xff});
        assertThatThrownBy(fixture::read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        broken -> assertThat(broken.problem().line()).isEqualTo(2));
    }

    @Test
    void windowsLinesAByteOrderMarkAndAnEmptyFirstLineDoNoHarm() {
        fixture.write(
                        FILE,
                        "\uFEFF\r\n<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n<task>\r\n<objective>Do\r\nit</objective>\r\n</task>\r\n")
                .write(
                        "layer_plan.json",
                        "\uFEFF" + fixture.read("layer_plan.json").replace("\n", "\r\n"));

        assertThat(fixture.tasks().get(0).prompt())
                .contains("<objective>Do\nit</objective>")
                .doesNotContain("\r");
    }

    @Test
    void strayCharactersInCommentsAndCdataAreLeftAlone() {
        fixture.write(FILE, """
                <task><!-- a && b < c --><verification>
                <command><![CDATA[test a -eq b && echo "x < y &amp; z"]]></command>
                <command>test 1 &lt; 2 && echo &#38; "?a=1&b=2;"</command>
                </verification></task>
                """);

        assertThat(fixture.tasks().get(0).checks())
                .extracting(check -> check.command())
                .containsExactly("test a -eq b && echo \"x < y &amp; z\"", "test 1 < 2 && echo & \"?a=1&b=2;\"");
    }

    @Test
    void whatIsHalfWrittenIsReadAgain() {
        String whole = fixture.read(FILE);
        String plan = fixture.read("layer_plan.json");
        fixture.write(FILE, whole.substring(0, 40))
                .write("layer_plan.json", plan.substring(0, 20))
                .whileWaiting(() -> fixture.write(FILE, whole).write("layer_plan.json", plan));

        assertThat(fixture.tasks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "a/b", "tab\\tid", "line\\nid", "🚂", "a b", "..", "x;rm -rf", "\\u0000"})
    void strangeIdsAreTasksWithoutAFile(String id) {
        fixture.write("layer_plan.json", "{\"layers\": {\"1-a\": [\"L1-001\", \"%s\"]}}".formatted(id))
                .write("manifest.json", "{\"tasks\": [{\"id\": \"%s\", \"file\": \"%s\"}]}".formatted(id, id));

        assertThat(fixture.held()).singleElement().asString().contains("has no file");
        assertThat(fixture.tasks()).hasSize(1);
    }

    @Test
    void anIdLongerThanAnyIsAFault() {
        fixture.write("layer_plan.json", "{\"layers\": {\"1-a\": [\"%s\"]}}".formatted("x".repeat(501)));

        assertThat(fixture.faults()).singleElement().asString().contains("a task has an id of 1 to 500 characters");
    }

    @Test
    void namesWithSpacesAndLettersOfAllKindsAreNames() {
        String name = "L1-002-größe 🚂 it's " + "x".repeat(150) + ".xml";
        fixture.write("1 a & b/" + name, "<task><objective>Do</objective></task>");

        List<Task> tasks = fixture.tasks();

        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(1).group().label()).isEqualTo("layer 1 a & b, batch 1");
    }

    @Test
    void aDirectoryThatIsNoneIsNoSource() throws IOException {
        Path other = Files.createDirectories(repository.resolve("docs/tasks/notes"));
        Files.writeString(other.resolve("manifest.json"), "{}");
        Files.writeString(other.resolve("pom.xml"), "<project/>");

        assertThat(fixture.source().file().name()).isEqualTo(TasksFixture.PLACE);
    }
}
