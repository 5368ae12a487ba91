package io.trackyard.reading;

import static io.trackyard.reading.DamagedForm.BEADS;
import static io.trackyard.reading.DamagedForm.LAYER_PLAN;
import static io.trackyard.reading.DamagedForm.NATIVE;
import static io.trackyard.reading.DamagedForm.PLANNING;
import static io.trackyard.reading.DamagedForm.TASK_XML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.Task;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a file of tasks: it is read, or a person is told what is wrong in which line of which file; and no file
 * of the repository is changed by the reading.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedSourcesTest {
    private static final String SECRET = "what another file holds";

    @TempDir
    private Path repository;

    private Map<String, String> before = Map.of();

    @AfterEach
    void nothingWasWritten() throws IOException {
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSoundIsRead(DamagedForm form) throws IOException {
        write(form, form.sound());

        assertThat(read()).extracting(Task::title).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void linesOfWindowsAndAByteOrderMarkDoNoHarm(DamagedForm form) throws IOException {
        write(form, form.sound());
        List<Task> sound = read();
        write(form, "\uFEFF" + form.sound().replace("\n", "\r\n"));

        assertThat(read())
                .extracting(Task::id)
                .isEqualTo(sound.stream().map(Task::id).toList());
        assertThat(read()).allSatisfy(task -> assertThat(task.prompt()).doesNotContain("\r", "\uFEFF"));
        assertThat(read())
                .extracting(Task::scope)
                .isEqualTo(sound.stream().map(Task::scope).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aZeroByteIsRefusedInItsLine(DamagedForm form) throws IOException {
        write(form, form.sound() + "\n\0");

        assertRefused(form, (int) form.sound().lines().count() + 2);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoUtf8IsRefusedInItsLine(DamagedForm form) throws IOException {
        write(form, (form.sound().replaceFirst("(?s)\\n.*", "\n") + "é").getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(form, 2);
    }

    /** Nothing, half of it, and every damage of a few signs. */
    @ParameterizedTest
    @EnumSource
    void anyDamageIsAFaultOrNone(DamagedForm form) throws IOException {
        String marks = "{}[]:,&*!|>'\"%@`?-# \t\n\r\u0001\u0085\u2028~a0</";
        for (int length = 0; length < form.sound().length(); length++) {
            write(form, form.sound().substring(0, length));
            isReadOrRefused(form);
        }
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(form.sound());
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), String.valueOf(marks.charAt(random.nextInt(marks.length()))));
            }
            write(form, text.toString());
            isReadOrRefused(form);
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // blocks that are not closed
                refused(NATIVE, 3, text -> "agent: x\ntasks:\n  - {id: one, title: [The first"),
                refused(NATIVE, 1, text -> "agent: \"x\n" + text),
                refused(BEADS, 1, text -> text.replaceFirst("}", "")),
                refused(BEADS, 2, text -> text.replaceFirst("(?s)\"closed.*", "")),
                refused(PLANNING, 1, text -> text.replaceFirst("\n---\n", "\n")),
                refused(PLANNING, 5, text -> text.replace("[]", "[01-02,")),
                refused(TASK_XML, 5, text -> text.replace("</task>", "")),
                refused(TASK_XML, 4, text -> text.replace("</meta>", "")),
                refused(TASK_XML, 4, text -> text.replace("Do it.", "<![CDATA[Do it.")),
                refused(LAYER_PLAN, 2, text -> text.replace("]}", "")),
                // what is there twice
                refused(NATIVE, 2, text -> "agent: a\n" + text),
                refused(NATIVE, 4, text -> text.replace("    title", "    id: two\n    title")),
                refused(NATIVE, 7, text -> text + "  - {id: one, title: Another}\n"),
                refused(BEADS, 3, text -> text + "{\"id\":\"one\",\"title\":\"Another\"}\n"),
                refused(TASK_XML, 1, text -> text.replaceFirst("<task>", "<task a=\"1\" a=\"2\">")),
                refused(LAYER_PLAN, 1, text -> text.replaceFirst("\\{", "{\"layers\": [], ")),
                refused(LAYER_PLAN, 1, text -> text.replace("\"one\"", "\"one\", \"one\"")),
                // nesting without end
                refused(NATIVE, 1, text -> "tasks: " + "[".repeat(100_000)),
                refused(NATIVE, 1, text -> "tasks: " + "{a: ".repeat(50_000)),
                refused(BEADS, 1, text -> nested("{\"id\":\"one\",\"metadata\":", "[", "]", "}")),
                refused(TASK_XML, 1, text -> nested("<task>", "<a>", "</a>", "</task>")),
                refused(LAYER_PLAN, 1, text -> nested("{\"layers\":", "[", "]", "}")),
                refused(PLANNING, 2, text -> text.replaceFirst("---\n", "---\ndeep: " + "[".repeat(30_000) + "\n")),
                // what unfolds into more than it is
                refused(NATIVE, 2, text -> "a: 1\nx: &x [a, a]\ny: &y [*x, *x]\nz: [*y, *y]\n"),
                refused(
                        TASK_XML,
                        1,
                        text -> "<!DOCTYPE task [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><task>&b;</task>"),
                // what lies elsewhere
                refused(TASK_XML, 1, text -> "<!DOCTYPE task SYSTEM \"http://127.0.0.1:1/task.dtd\">" + text),
                refused(TASK_XML, 2, text -> text.replace("<meta>", "&secret;<meta>")),
                refused(NATIVE, 1, text -> "agent: !!java.io.File [/etc/passwd]\n" + text),
                // ids that are none
                refused(NATIVE, 3, text -> text.replace("one", "''")),
                refused(NATIVE, 3, text -> text.replace("one", "x".repeat(501))),
                refused(BEADS, 1, text -> text.replace("one", "x".repeat(501))),
                refused(LAYER_PLAN, 1, text -> text.replace("one", "x".repeat(501))),
                // another thing altogether
                refused(NATIVE, 1, text -> "- a list"),
                refused(NATIVE, 1, text -> "<task/>"),
                refused(BEADS, 1, text -> "[]"),
                refused(BEADS, 1, text -> "tasks: []"),
                refused(TASK_XML, 1, text -> "{}"),
                refused(TASK_XML, 1, text -> "<other/>"),
                refused(LAYER_PLAN, 1, text -> "[1]"));
    }

    @ParameterizedTest(name = "{0} line {1} #{index}")
    @MethodSource("refused")
    void isRefusedWithItsFileAndLine(DamagedForm form, int line, UnaryOperator<String> damage) throws IOException {
        write(form, damage.apply(form.sound()));

        assertRefused(form, line);
    }

    static Stream<Arguments> understood() {
        String much = "# a comment that says nothing\n".repeat(1_100);
        String keys = Stream.iterate(1, number -> number + 1)
                .limit(1_500)
                .map(number -> "key_%04d: value-%d\n".formatted(number, number))
                .reduce("", String::concat);
        return Stream.of(
                Arguments.of(NATIVE, (UnaryOperator<String>) text -> much + text),
                Arguments.of(NATIVE, (UnaryOperator<String>) text -> text + "      and more of it\n".repeat(2_000)),
                // the last of two counts, as for beads itself
                Arguments.of(
                        BEADS, (UnaryOperator<String>) text -> text.replaceFirst("\"id\":", "\"id\":\"two\",\"id\":")),
                Arguments.of(BEADS, (UnaryOperator<String>) text -> text.replace("Do it.", "x".repeat(300_000))),
                Arguments.of(PLANNING, (UnaryOperator<String>) text -> text.replaceFirst("---\n", "---\n" + keys)),
                Arguments.of(PLANNING, (UnaryOperator<String>) text -> text.replaceFirst(
                        "---\n", "---\nmust_haves:\n" + "  - `a`: &this [is, {not ours\n".repeat(1_100))),
                Arguments.of(
                        PLANNING, (UnaryOperator<String>) text -> text.replaceFirst("wave", "plan: 7\nwave: 3\nwave")),
                Arguments.of(
                        TASK_XML, (UnaryOperator<String>) text -> text.replace("Do it.", "x & y < ".repeat(30_000))),
                Arguments.of(TASK_XML, (UnaryOperator<String>) text -> text.replace("Do it.", "<![CDATA[&secret;]]>")),
                Arguments.of(LAYER_PLAN, (UnaryOperator<String>) text -> text.replace("{", "{" + " ".repeat(60_000))));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("understood")
    void whatIsOnlyOddOrLongIsRead(DamagedForm form, UnaryOperator<String> oddity) throws IOException {
        write(form, oddity.apply(form.sound()));

        assertThat(read()).hasSize(1);
    }

    /** An id is a name and nothing else: it is no path, and what a file system could not hold is no fault of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "../../etc/passwd",
                "..",
                ".",
                "/etc",
                "C:\\\\x",
                "a b",
                "line\\nbreak",
                "tab\\tid",
                "🚂",
                "größe",
                "-rf",
                "--yes",
                "$(touch x)",
                "x.lock",
                "@{u}",
                "~",
                "con"
            })
    void anyIdIsANameOrRefused(String id) throws IOException {
        for (DamagedForm form : List.of(NATIVE, BEADS, LAYER_PLAN)) {
            String quoted = form == NATIVE ? "\"" + id + "\"" : id;
            write(form, form.sound().replace("one", quoted));

            isReadOrRefused(form);
        }
        write(NATIVE, NATIVE.sound().replace("one", "\"" + id + "\""));
        assertThat(read())
                .singleElement()
                .satisfies(task -> assertThat(task.id().text()).isEqualTo(id.translateEscapes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 500})
    void anIdMayBeLongerThanTheNameOfAFile(int length) throws IOException {
        for (DamagedForm form : List.of(NATIVE, BEADS)) {
            write(form, form.sound().replace("one", "ü".repeat(length)));

            assertThat(read()).extracting(task -> task.id().text()).containsExactly("ü".repeat(length));
        }
    }

    private static Arguments refused(DamagedForm form, int line, UnaryOperator<String> damage) {
        return Arguments.of(form, line, damage);
    }

    private static String nested(String before, String open, String close, String after) {
        return before + open.repeat(100_000) + close.repeat(100_000) + after + "\n";
    }

    private void write(DamagedForm form, String text) throws IOException {
        write(form, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(DamagedForm form, byte[] content) throws IOException {
        clear();
        form.write(repository, content);
        Files.writeString(repository.resolve("secret"), SECRET);
        before = files();
    }

    private List<Task> read() {
        return new PlanReader(time -> {}, InstantSource.fixed(Instant.EPOCH), Map.of("PATH", "/dev/null"))
                .read(PlanRequest.of(repository))
                .plan()
                .tasks();
    }

    private List<Problem> faults() {
        try {
            List<Task> tasks = read();
            assertThat(tasks).allSatisfy(task -> assertThat(task.prompt()).doesNotContain(SECRET));
            return List.of();
        } catch (InvalidPlanException invalid) {
            return invalid.faults();
        } catch (ProblemException refused) {
            return List.of(refused.problem());
        }
    }

    /** A source that has lost what it is known by is none, and then no line can be named. */
    private void isReadOrRefused(DamagedForm form) throws IOException {
        List<Problem> faults = faults();
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.fault()).isEqualTo(Fault.USER);
            if (!fault.code().equals("no-source")) {
                assertThat(fault.file()).as("%s in %s", fault, form).isNotNull();
            }
        });
        assertThat(files()).isEqualTo(before);
    }

    private void assertRefused(DamagedForm form, int line) {
        List<Problem> faults = faults();
        if (faults.isEmpty()) {
            fail("it was read");
        }
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.fault()).isEqualTo(Fault.USER);
            assertThat(fault.what()).isNotBlank().hasSizeLessThan(1_000);
        });
        assertThat(faults)
                .as("%s", faults)
                .anySatisfy(
                        fault -> assertThat(fault.file() + ":" + fault.line()).isEqualTo(form.file() + ":" + line));
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(repository)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                if (!path.equals(repository)) {
                    Files.delete(path);
                }
            }
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(repository)) {
            for (Path path : all.toList()) {
                String name = repository.relativize(path).toString();
                files.put(name, Files.isDirectory(path) ? "" : Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
