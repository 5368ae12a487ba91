package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanBodyTest {
    private final Faults faults = new Faults("PLAN.md");

    @Test
    void findsTheTasksWithTypeNameAndLine() {
        List<PlanTask> tasks = tasks("""
                <tasks>
                <task type="auto" tdd="true">
                  <name>Task 1: If a < b && c > d</name>
                  <action>Use Map<String, List<X>>.</action>
                </task>

                  <task id="2" title="By title" type='code'>
                @src/a.ts
                </task>
                <task>
                </task >
                </tasks>
                """);

        assertThat(tasks)
                .extracting(PlanTask::number, PlanTask::type, PlanTask::name, PlanTask::line)
                .containsExactly(
                        tuple(1, "auto", "Task 1: If a < b && c > d", 2),
                        tuple(2, "code", "By title", 7),
                        tuple(3, "auto", "Task 3", 10));
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void takesTagsInCodeAndInTheMiddleOfALineForText() {
        assertThat(tasks("""
                The parser reads `<task type="x">` and <task> too.
                <task type="auto">
                  <name>Write a fixture</name>
                  <action>
                  ```xml
                  <task type="checkpoint:decision">
                  ```
                  </action>
                </task>
                """)).extracting(PlanTask::name).containsExactly("Write a fixture");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void takesHeadingsWhereThereAreNoTags() {
        assertThat(tasks("# Plan\n\n## Task 1: Begin\ntext\n### Task 2\n## Tasks done\n"))
                .extracting(PlanTask::name)
                .containsExactly("Task 1: Begin", "Task 2");
    }

    @Test
    void namesEachTaskThatIsNotClosed() {
        tasks("<task type=\"auto\">\n<name>A</name>\n\n<task>\n</task>\n<task>\n");

        assertThat(faults.all()).extracting(Problem::line).containsExactly(1, 6);
        assertThat(PlanBody.isOpen("<task>\n<name>A</na")).isTrue();
    }

    @Test
    void countsLinesWhateverEndsThem() {
        assertThat(tasks("a\r\n<task type=\"auto\">\r\n<name>A</name>\r\n</task>\r\n"))
                .extracting(PlanTask::name, PlanTask::line)
                .containsExactly(tuple("A", 2));
    }

    @Test
    void readsALargeBodyWithoutAStackOverflow() {
        String text = "<task type=\"auto\">\n<name>A</name>\n" + "x <y> ".repeat(200_000) + "\n</task>\n";

        assertThat(tasks(text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint:human-verify, VERIFY",
        "checkpoint:decision, DECISION",
        "checkpoint:human-action, ACTION",
        "checkpoint:Human-Verify, VERIFY",
        "checkpoint, ACTION",
        "checkpoint:other, ACTION"
    })
    void knowsTheKindsOfCheckpoints(String type, String kind) {
        PlanTask task = new PlanTask(1, type, "Look", "", 1);

        assertThat(task.isCheckpoint()).isTrue();
        assertThat(new Checkpoint(task).kind()).hasToString(kind);
    }

    @Test
    void asksInTheWordsOfThePlan() {
        PlanTask verify = tasks("""
                <task type="checkpoint:human-verify" gate="blocking">
                  <what-built>Dashboard - server at http://localhost:3000</what-built>
                  <how-to-verify>
                    1. Visit localhost:3000/dashboard.
                    2. Sign in.
                  </how-to-verify>
                  <resume-signal>Type "approved" or describe issues</resume-signal>
                </task>
                """).get(0);

        assertThat(new Checkpoint(verify).question().text()).isEqualTo("""
                Task 1

                What built: Dashboard - server at http://localhost:3000

                How to verify: 1. Visit localhost:3000/dashboard.
                2. Sign in.

                Resume signal: Type "approved" or describe issues""");
        assertThat(new Checkpoint(verify).choices()).isEmpty();
    }

    @Test
    void offersTheOptionsOfADecision() {
        PlanTask decision = tasks("""
                <task type="checkpoint:decision" gate="blocking">
                  <decision>Which database?</decision>
                  <options>
                    <option id="sqlite"><name>SQLite</name><pros>one file</pros><cons>one writer</cons></option>
                    <option id="postgres"><name>PostgreSQL</name></option>
                    <option>Neither</option>
                  </options>
                </task>
                """).get(0);

        assertThat(new Checkpoint(decision).choices()).containsExactly("sqlite", "postgres", "option-3");
        assertThat(new Checkpoint(decision).text()).isEqualTo("""
                Task 1

                Decision: Which database?

                Options:
                - sqlite: SQLite
                  Pros: one file
                  Cons: one writer
                - postgres: PostgreSQL
                - option-3: Neither""");
    }

    @Test
    void asksWhateverStandsInACheckpointWithoutElements() {
        PlanTask action = new PlanTask(4, "checkpoint:human-action", "Sign in", "\n  Run the login.\n", 9);

        assertThat(new Checkpoint(action).text()).isEqualTo("Sign in\n\nRun the login.");
    }

    private List<PlanTask> tasks(String text) {
        return PlanBody.of(text, faults).tasks();
    }
}
