package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.activity.TaskNews;
import io.trackyard.activity.TaskNews.Kind;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import io.trackyard.source.FixTask;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of {@code bd}, and what is made of its answers. */
class BdStoreIT {
    private static final String ACTOR = "trackyard/swift-otter";
    private static final String LIST = "list|--json|--all|--limit=0|--include-gates";
    private static final String TWO_ISSUES = """
            [
              {"id":"bd-1","title":"One","description":"Do it.","status":"open","priority":1,"issue_type":"task",
               "dependency_count":0,"dependent_count":1,"comment_count":0},
              {"id":"bd-2","title":"Two","description":"Too.","status":"open","priority":2,"issue_type":"bug",
               "dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-1","type":"blocks","metadata":"{}"}]}
            ]
            """;

    @TempDir
    Path directory;

    private StandInBd bd;

    @BeforeEach
    void aBd() {
        bd = new StandInBd(directory.resolve("bin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"schema_version\":1,\"data\":%s}", "Warning: old\nnote\n%s"})
    void readsAllIssuesInBothEnvelopes(String envelope) {
        bd.answering("list", envelope.formatted(TWO_ISSUES));

        SourceContent content = source().read(KnownTasks.NONE);

        assertThat(bd.asked()).containsExactly(LIST);
        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("bd-1", "bd-2");
        assertThat(content.tasks().tasks().get(1).needs()).containsExactly(TaskId.of("bd-1"));
        assertThat(content.tasks().tasks().get(0).position()).isNull();
    }

    @Test
    void namesTheIssueWhoseValueIsWrongSinceThereIsNoLine() {
        bd.answering("list", "[{\"id\":\"bd-1\",\"title\":\"A\",\"priority\":7},{\"title\":\"no id\"}]");

        assertThat(source().read(KnownTasks.NONE).faults())
                .extracting(Problem::what)
                .containsExactly("an issue has an id of 1 to 500 characters", "bd-1: priority is 0 to 4, not \"7\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":\"no beads database found\",\"hint\":\"run 'bd where'\",\"schema_version\":1} | no beads database found",
                "{\"schema_version\":1,\"data\":{\"error\":\"locked\",\"code\":\"busy\"}} | locked",
                "Error: no beads database found | Error: no beads database found",
                "`` | exit code 1"
            })
    void tellsWhyItFailedAndWhatToDo(String said, String why) {
        bd.failing("list", 1, said);

        Problem problem = problem(() -> source().read(KnownTasks.NONE));

        assertThat(problem.code()).isEqualTo("bd-failed");
        assertThat(problem.what()).isEqualTo("bd list failed");
        assertThat(problem.why()).isEqualTo(why);
        assertThat(problem.remedies())
                .extracting(Remedy::command)
                .contains("bd doctor", "trackyard plan --source .beads/issues.jsonl");
    }

    @Test
    void doesNotWaitForEver() {
        bd.hangingAt("list");

        Problem problem = problem(() -> store(Duration.ofSeconds(1)).read());

        assertThat(problem.code()).isEqualTo("bd-silent");
        assertThat(problem.what()).isEqualTo("bd list did not answer within 1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Found 2 issues", "{oops"})
    void refusesAnAnswerThatIsNone(String answer) {
        bd.answering("list", answer);

        assertThat(problem(() -> source().read(KnownTasks.NONE)).code()).isEqualTo("bd-unreadable");
    }

    @Test
    void writesEachChangeUnderTheNameOfTheRun() {
        bd.answering("list", TWO_ISSUES).answering("update", "[]").answering("close", "[]");

        write(
                new TaskNews("bd-1", Kind.CLAIMED, "", "", 0, 0),
                new TaskNews("bd-1", Kind.INTEGRATED, "0123456789abcdef", "done; rm -rf /", 1, 1),
                new TaskNews("bd-2", Kind.CLAIMED, "", "", 0, 2),
                new TaskNews("bd-2", Kind.ABANDONED, "", "--force", 3, 3));

        assertThat(bd.asked())
                .containsExactly(
                        LIST,
                        "update|--json|--actor=" + ACTOR + "|--status=in_progress|--assignee=" + ACTOR + "|--|bd-1",
                        "close|--json|--actor=" + ACTOR + "|--reason=Completed: done; rm -rf / (0123456789) on " + ACTOR
                                + "|--|bd-1",
                        "update|--json|--actor=" + ACTOR + "|--status=in_progress|--assignee=" + ACTOR + "|--|bd-2",
                        "update|--json|--actor=" + ACTOR + "|--status=blocked|--assignee=|--append-notes="
                                + "[1970-01-01T00:00:00.003Z] " + ACTOR
                                + ": given up after 3 attempts: --force|--|bd-2");
    }

    @Test
    void closesWhatIsSomebodyElsesByForce() {
        bd.answering("list", "[{\"id\":\"bd-1\",\"title\":\"A\",\"status\":\"hooked\",\"assignee\":\"crew/emma\"}]")
                .answering("close", "[]");

        write(new TaskNews("bd-1", Kind.INTEGRATED, "", "", 1, 1));

        assertThat(bd.asked())
                .contains("close|--json|--actor=" + ACTOR + "|--reason=Completed: A on " + ACTOR + "|--force|--|bd-1");
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        bd.answering("list", TWO_ISSUES.replace("\"open\",\"priority\":1", "\"closed\",\"priority\":1"))
                .failing("close", 1, "database is locked");

        Problem problem = problem(() -> write(
                new TaskNews("bd-1", Kind.INTEGRATED, "", "", 1, 1),
                new TaskNews("bd-2", Kind.INTEGRATED, "", "", 1, 1)));

        assertThat(problem.why()).isEqualTo("database is locked");
        assertThat(problem.remedies()).extracting(Remedy::command).containsExactly("bd doctor");
        assertThat(bd.asked()).hasSize(2).last().asString().endsWith("|--|bd-2");
    }

    @Test
    void addsAFixOnce() {
        bd.answering("list", TWO_ISSUES)
                .answering("create", "{\"id\":\"bd-x\",\"schema_version\":1}")
                .answering("dep", "{\"status\":\"added\"}");
        List<FixTask> fixes = List.of(new FixTask("--title", "-", 0, Optional.of(TaskId.of("bd-1"))));

        List<TaskId> ids = fix(fixes);
        List<String> first = bd.asked();
        bd.answering("list", """
                [{"id":"bd-x","title":"--title","external_ref":"trackyard/swift-otter/phase-1/round-1#1"},
                 {"id":"bd-2","title":"Two","dependencies":[{"issue_id":"bd-2","depends_on_id":"bd-x","type":"blocks"}]}]
                """);

        assertThat(fix(fixes)).isEqualTo(ids).containsExactly(TaskId.of("bd-x"));
        assertThat(first)
                .containsExactly(
                        LIST,
                        "create|--json|--actor=" + ACTOR + "|--title=--title|--description=-|--type=bug|--priority=0"
                                + "|--labels=calibration|--external-ref=" + ACTOR + "/phase-1/round-1#1"
                                + "|--deps=discovered-from:bd-1",
                        "dep|add|--json|--actor=" + ACTOR + "|--type=blocks|--|bd-2|bd-x");
        assertThat(bd.asked()).containsExactly(LIST);
    }

    @Test
    void holdsWhatWaitsForAGate() {
        bd.answering("list", """
                [{"id":"g","title":"CI","issue_type":"gate","await_type":"gh:run","await_id":"7"},
                 {"id":"x","title":"X","dependencies":[{"issue_id":"x","depends_on_id":"g","type":"blocks"}]}]
                """);

        assertThat(source().read(KnownTasks.NONE).tasks().held())
                .extracting(HeldTask::reason)
                .containsExactly("gate, waits for gh:run 7");
    }

    private List<TaskId> fix(List<FixTask> fixes) {
        return source().fixes()
                .orElseThrow()
                .write("swift-otter", "phase-1/round-1", fixes, List.of(TaskId.of("bd-2"), TaskId.of("gone")));
    }

    private void write(TaskNews... news) {
        source().writer().orElseThrow().write("swift-otter", List.of(news));
    }

    private BeadsSource source() {
        return new BeadsSource(store(Duration.ofMinutes(1)), IssueFile.CLOCK, List.of());
    }

    private BdStore store(Duration limit) {
        return new BdStore(
                SourceFile.of(directory, directory.resolve(".beads")),
                BdProgram.in(directory, bd.environment()).within(limit));
    }

    private static Problem problem(ThrowingCallable action) {
        return catchThrowableOfType(ProblemException.class, action).problem();
    }
}
