package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.Plan;
import io.trackyard.plan.Question;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans at which a person is wanted. */
class PlanChainTest {
    private static final String VERIFY = """
            <task type="checkpoint:human-verify" gate="blocking">
              <what-built>A dashboard</what-built>
            </task>
            """;
    private static final String DECISION = """
            <task type="checkpoint:decision">
              <decision>Which store?</decision>
              <options><option id="file"><name>A file</name></option><option id="db"><name>A base</name></option></options>
            </task>
            """;
    private static final String ACTION = """
            <task type="checkpoint:human-action">
              <action>Sign in to the provider</action>
            </task>
            """;

    @TempDir
    Path repository;

    private PlanningFiles files;

    @BeforeEach
    void begin() {
        files = new PlanningFiles(repository);
    }

    @Test
    void splitsAPlanAtEachPlaceWhereAPersonIsAsked() {
        plan("autonomous: false", auto("A") + VERIFY + auto("B") + auto("C") + DECISION + auto("D"));

        List<Task> tasks = tasks();

        assertThat(tasks)
                .extracting(task -> task.id().text(), Task::title)
                .containsExactly(
                        tuple("03-01~1", "03-01 (part 1 of 3)"),
                        tuple("03-01~2", "03-01 (part 2 of 3)"),
                        tuple("03-01", "03-01 (part 3 of 3)"));
        assertThat(tasks).extracting(task -> task.needs().toString()).containsExactly("[]", "[03-01~1]", "[03-01~2]");
        assertThat(tasks)
                .extracting(Task::deliverables)
                .containsExactly(List.of(), List.of(), List.of(".planning/phases/03-auth/03-01-SUMMARY.md"));
        assertThat(tasks).extracting(Task::group).containsOnly(tasks.get(0).group());
        assertThat(tasks)
                .extracting(
                        task -> task.question() == null ? null : task.question().kind())
                .containsExactly(null, Question.Kind.VERIFY, Question.Kind.DECISION);
        assertThat(Objects.requireNonNull(tasks.get(2).question()).choices()).containsExactly("file", "db");
        assertThat(Objects.requireNonNull(tasks.get(1).question()).text()).contains("What built: A dashboard");
    }

    @Test
    void tellsEachSessionWhatIsDoneWhatWasAskedAndWhatIsItsOwn() {
        plan("wave: 1", auto("A|1") + VERIFY + auto("B"));

        String first = tasks().get(0).prompt();
        String last = tasks().get(1).prompt();

        assertThat(first)
                .contains("no others:\n\n1. A|1", "a checkpoint, at which a person is asked. Write no summary yet.")
                .doesNotContain("SUMMARY.md`");
        assertThat(last)
                .contains("| 1 | A\\|1 |", "> What built: A dashboard", "no others:\n\n3. B")
                .contains("write `.planning/phases/03-auth/03-01-SUMMARY.md`");
    }

    @Test
    void leavesTheSummaryToASessionOfItsOwnBehindACheckpointAtTheEnd() {
        plan("wave: 1", auto("A") + VERIFY);

        assertThat(tasks()).hasSize(2).last().satisfies(task -> {
            assertThat(task.id()).hasToString("03-01");
            assertThat(task.prompt()).contains("No task is left. Do what the answer asks for");
            assertThat(task.deliverables()).hasSize(1);
        });
    }

    @Test
    void asksOnceForCheckpointsInARow() {
        plan("wave: 1", VERIFY + ACTION + auto("A"));

        assertThat(tasks()).singleElement().satisfies(task -> {
            Question question = Objects.requireNonNull(task.question());
            assertThat(question.kind()).isEqualTo(Question.Kind.ACTION);
            assertThat(question.text()).contains("A dashboard", "Sign in to the provider");
            assertThat(question.choices()).isEmpty();
        });
    }

    @Test
    void letsOthersDependOnTheWholeChain() {
        plan("wave: 1", auto("A") + VERIFY + auto("B"));
        files.plan("03-auth/03-02", "depends_on: 01");

        Plan plan = Plan.of(files.content().tasks(), UnknownNeed.IGNORE);

        assertThat(plan.byId().get(TaskId.of("03-02")).needs()).containsExactly(TaskId.of("03-01"));
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void goesOnWithAChainThatWasLeftHalfWay() {
        plan("wave: 1", auto("A") + VERIFY + auto("B"));
        KnownTasks half = new KnownTasks(Set.of(), Set.of(TaskId.of("03-01~1"))).begun(() -> Set.of("03-01"));
        KnownTasks again =
                new KnownTasks(Set.of(TaskId.of("03-01")), Set.of(TaskId.of("03-01~1"))).begun(() -> Set.of("03-01"));

        assertThat(files.source().read(half).tasks().tasks())
                .extracting(task -> task.id().text())
                .containsExactly("03-01");
        assertThat(files.source().read(half).tasks().held()).isEmpty();
        assertThat(files.source().read(again).tasks().tasks()).hasSize(2);
    }

    @Test
    void approvesUnaskedWhereTheSettingsSaySoButNeverWhatNeedsHands() {
        files.write("config.json", "{\"workflow\":{\"auto_advance\":true}}");
        plan("wave: 1", auto("A") + VERIFY + auto("B") + DECISION + auto("C") + ACTION + auto("D"));

        List<Task> tasks = tasks();

        assertThat(tasks).extracting(task -> task.id().text()).containsExactly("03-01~1", "03-01");
        assertThat(tasks.get(0).prompt()).contains("These checkpoints are approved", "the first option was taken");
        assertThat(Objects.requireNonNull(tasks.get(1).question()).kind()).isEqualTo(Question.Kind.ACTION);
        assertThat(warning())
                .contains("it waits at a human-action checkpoint (line")
                .contains("workflow.auto_advance approves unasked a human-verify checkpoint (line");
    }

    @Test
    void asksWhetherAPlanMayStartThatIsNotAutonomousAndSaysNotWhere() {
        plan("autonomous: false", auto("A"));

        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(Objects.requireNonNull(task.question()).kind()).isEqualTo(Question.Kind.APPROVAL);
            assertThat(task.question().choices()).contains("skip");
        });
        assertThat(warning())
                .isEqualTo("plan 03-01 wants a person: it is not autonomous, and is asked for at its start");
    }

    @Test
    void asksWhetherAnInteractivePlanMayStart() {
        plan("wave: 1", "<task type=\"interactive\">\n<name>Talk</name>\n</task>\n");

        assertThat(Objects.requireNonNull(tasks().get(0).question()).kind()).isEqualTo(Question.Kind.APPROVAL);
        assertThat(warning()).contains("it has an interactive task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ask me before you start.", "We go step by step together.", "This is an interactive session."})
    void namesAPlanThatIsWrittenForAConversation(String text) {
        plan("wave: 1", "<objective>Do it</objective>\n" + text + "\n" + auto("A"));

        assertThat(tasks()).singleElement().extracting(Task::question).isNull();
        assertThat(warning()).startsWith("plan 03-01 wants a person: line 6 says \"");
    }

    @Test
    void namesNobodyWhereNobodyIsWanted() {
        plan(
                "wave: 1",
                auto("Write an interactive shell for --interactive tasks") + "Talk to the server step by step.");

        assertThat(files.content().warnings()).isEmpty();
    }

    private void plan(String front, String body) {
        files.write("phases/03-auth/03-01-PLAN.md", PlanningFiles.text(front, body));
    }

    private static String auto(String name) {
        return "<task type=\"auto\">\n<name>" + name + "</name>\n</task>\n";
    }

    private List<Task> tasks() {
        return files.content().tasks().tasks();
    }

    private String warning() {
        List<Problem> warnings = files.content().warnings();
        assertThat(warnings).extracting(Problem::code).containsExactly("wants-person");
        return warnings.get(0).what();
    }
}
