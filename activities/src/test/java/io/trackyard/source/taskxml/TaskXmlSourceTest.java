package io.trackyard.source.taskxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.EarlierWork;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.Tried;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskXmlSourceTest {
    private static final String LINK = """
            <?xml version="1.0" encoding="UTF-8"?>
            <task>
              <meta>
                <id>L1-001</id>
                <name>Link model</name>
                <layer>1-foundation</layer>
                <priority>1</priority>
              </meta>
              <!-- Written & reviewed <twice> -->
              <requirements><requirement id="R1">Take a && b, and c < 3.</requirement></requirements>
              <files-to-create>
                <file>app/models/link.py</file>
                <file>app/models/__init__.py (modify)</file>
              </files-to-create>
              <verification>
                <step>Run: `python -m pytest tests -v` - exit code 0, prints `6 passed`</step>
                <step>Check: `app/models/__init__.py` exports Link</step>
              </verification>
              <exports><api endpoint="/links">GET</api></exports>
            </task>
            """;

    @TempDir
    Path repository;

    private TasksFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new TasksFixture(repository);
    }

    @Test
    void tellsTheAgentTheWholeFileAndRunsItsSteps() {
        fixture.planned("1-foundation: L1-001").write("1-foundation/L1-001-some-slug.xml", LINK);

        Task task = fixture.tasks().get(0);

        assertThat(task.title()).isEqualTo("Link model");
        assertThat(task.prompt()).contains("task L1-001 of layer 1-foundation", LINK.strip());
        assertThat(task.scope()).isEqualTo(Scope.declared("app/models/link.py", "app/models/__init__.py"));
        assertThat(task.checks()).containsExactly(Check.of("python -m pytest tests -v"));
        assertThat(task.changes()).isEqualTo(Changes.REQUIRED);
        assertThat(task.group()).hasToString("BarrierGroup[number=1, label=layer 1-foundation, batch 1]");
        assertThat(task.position()).hasToString("docs/tasks/shelf/1-foundation/L1-001-some-slug.xml:1");
        assertThat(task.limits()).isEqualTo(TaskLimits.OF_THE_RUN);
    }

    @Test
    void cutsLayersIntoBatchesOfWhatIsReady() {
        fixture.planned(
                "0-setup: L0-001 L0-002<L0-001",
                "1-foundation: L1-001<L0-002 L1-002 L1-006 L1-003<L1-002 L1-004<L1-003 L1-005<L1-003");

        assertThat(fixture.batches())
                .containsExactly("1: L0-001", "2: L0-002", "3: L1-001 L1-002 L1-006", "4: L1-003", "5: L1-004 L1-005");
    }

    @Test
    void cutsLargerBatchesWhereMoreMayRunAtOnce() {
        fixture.planned("1-foundation: L1-001 L1-002 L1-003 L1-004");

        List<Task> tasks = fixture.source()
                .under(settings(4))
                .read(KnownTasks.NONE)
                .tasks()
                .tasks();

        assertThat(tasks).allSatisfy(task -> assertThat(task.group().number()).isEqualTo(1));
    }

    @Test
    void refusesBatchesThatNoProgramOfThisFormTakes() {
        fixture.planned("1-foundation: L1-001");

        assertThat(fixture.source().under(settings(11)).read(KnownTasks.NONE).faults())
                .extracting(fault -> fault.what())
                .containsExactly("a batch of task XML has 1 to 10 tasks, not 11");
    }

    @Test
    void keepsTheNumbersOfBatchesWhenSomeAreDone() {
        fixture.planned("1-foundation: L1-001 L1-002 L1-003 L1-004")
                .write(
                        "execute-state.json",
                        "{\"completed\": [\"L1-001\"], \"tasks\": {\"L1-002\": {\"status\": \"completed\"}}}");

        assertThat(fixture.batches()).containsExactly("1: L1-003", "2: L1-004");
        assertThat(fixture.read().tasks().settled())
                .containsExactlyInAnyOrder(TaskId.of("L1-001"), TaskId.of("L1-002"));
    }

    @Test
    void takesThePlanAsAnObjectOfLayersAndUnitesAllItSaysOfNeeds() {
        fixture.planned("1-foundation: L1-001 L1-002 L1-003").write("layer_plan.json", """
                {"layers": {"1-foundation": {
                    "tasks": [{"id": "L1-001"}, "L1-002", {"id": "L1-003", "name": "Three", "depends_on": ["L1-001"]}],
                    "dependencies": {"L1-002": ["L1-001"]}}},
                 "dependency_graph": {"L1-001": [], "L1-003": ["L1-002"]}}
                """);

        assertThat(fixture.tasks())
                .extracting(Task::needs)
                .containsExactly(ids(), ids("L1-001"), ids("L1-001", "L1-002"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prd_slug\": \"s\", \"layers\": {\"2-b\": {}, \"1-a\": {}}, \"tasks\": [%s]}",
                "{\"prd\": {\"slug\": \"s\", \"project_path\": \"C:/x\"}, \"layers\": {\"2-b\": 1}, \"tasks\": [%s]}",
                "{\"task_inventory\": [%s], \"summary\": {\"total_tasks\": 2}, \"schema_version\": \"1.3\"}"
            })
    void takesTheManifestInEachOfItsShapesWhereThereIsNoPlan(String manifest) {
        fixture.task("1-a", "L1-001").task("2-b", "L2-001").write("manifest.json", manifest.formatted("""
                {"id": "L2-001", "layer": "2-b", "name": "B", "file": "C:/tasks/2-b/L2-001-some-slug.xml", "files": ["docs"]},
                {"id": "L1-001", "layer": "1-a", "name": "A", "file": "1-a/L1-001-some-slug.xml"}
                """));

        assertThat(fixture.batches()).containsExactly("1: L2-001", "2: L1-001");
        assertThat(fixture.tasks().get(0).scope()).isEqualTo(Scope.declared("src/L2-001.py", "docs"));
    }

    @Test
    void ordersLayersByTheirNumbersWhereNothingElseSaysSo() {
        fixture.task("4-integration", "L4-001").task("0-setup", "L0-001").task("1-foundation", "L1-001");

        assertThat(fixture.batches()).containsExactly("1: L0-001", "2: L1-001", "3: L4-001");
    }

    @Test
    void runsLayersInTheOrderOfThePlan() {
        fixture.planned("4-foundation: L4-001", "3-backend: L3-001").task("5-late", "L5-001");

        assertThat(fixture.batches()).containsExactly("1: L4-001", "2: L3-001", "3: L5-001");
    }

    @Test
    void takesTheFilesForTheTruthWhereThePlanWasRevised() {
        fixture.planned("1-foundation: L1-001<L1-009")
                .task("1-foundation", "L1-002")
                .write("layer_plan.json", """
                        {"layers": [{"id": "1-foundation", "tasks": [
                            {"id": "L1-009"}, {"id": "L1-001", "depends_on": ["L1-009"]}]}]}
                        """)
                .write("manifest.json", "{\"task_inventory\": [{\"id\": \"L1-001\"}, {\"id\": \"L1-002\"}]}");

        assertThat(fixture.batches()).containsExactly("1: L1-001 L1-002");
        assertThat(fixture.held()).isEmpty();
        assertThat(fixture.read().tasks().settled()).containsExactly(TaskId.of("L1-009"));
    }

    @Test
    void holdsATaskWithoutAFileAndTheLayersBehindIt() {
        fixture.planned("0-setup: L0-001", "1-foundation: L1-001").write("manifest.json", """
                {"task_inventory": [{"id": "L0-001"}, {"id": "L0-002", "name": "Two", "layer": "0-setup"}, {"id": "L1-001"}]}
                """);

        assertThat(fixture.batches()).containsExactly("1: L0-001");
        assertThat(fixture.held())
                .containsExactly(
                        "L0-002 has no file L0-002-*.xml", "L1-001 waits for layer 0-setup, of which L0-002 is held");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'pending','attempts':0 | 0",
                "'status':'in_progress','attempts':2,'worktree_path':'/w/L1-001' | 4",
                "'status':'verified','attempts':3 | 3",
                "'status':'failed','attempts':3 | 2",
                "'status':'failed','attempts':'1' | 4"
            })
    void leavesATaskTheAttemptsThatOthersLeftIt(String fields, int attempts) {
        fixture.planned("1-foundation: L1-001").write("execute-state.json", state(fields));

        assertThat(fixture.tasks().get(0).limits())
                .isEqualTo(
                        attempts == 0
                                ? TaskLimits.OF_THE_RUN
                                : new TaskLimits(attempts, null, null, Tried.times(5 - attempts)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'in_progress','worktree_path':'/w/L1-001','branch':'worktree-L1-001' | worktree-L1-001 | /w/L1-001 | false",
                "'status':'failed','branch':'mine' | mine | | false",
                "'status':'verified','worktree_path':'~/w/L1-001' | worktree-L1-001 | ~/w/L1-001 | true"
            })
    void goesOnWithWhatAnotherProgramHasBegun(String fields, String branch, String worktree, boolean verified) {
        fixture.planned("1-foundation: L1-001").write("execute-state.json", state(fields));

        Task task = fixture.tasks().get(0);

        assertThat(task.earlier()).isEqualTo(new EarlierWork(branch, worktree, verified));
        assertThat(task.prompt()).contains("This task was begun on the branch " + branch);
    }

    @Test
    void findsWhatWasBegunAmongTheWorktreesToo() {
        fixture.planned("1-foundation: L1-001")
                .write("execute-state.json", "{\"worktrees\": {\"L1-001\": {\"path\": \"/w/a\", \"branch\": \"b\"}}}");

        assertThat(fixture.tasks().get(0).earlier()).isEqualTo(new EarlierWork("b", "/w/a"));
    }

    @Test
    void tellsWhatFailedBefore() {
        fixture.planned("1-foundation: L1-001").write("execute-state.json", state("""
                'status':'failed','attempts':1,
                'errors':[{'attempt':1,'type':'verification_failed','step':'pytest tests','message':'1 failed'}],
                'retry_feedback':[{'attempt':2,'feedback':'Handle IntegrityError'}, 'Say why']
                """));

        assertThat(fixture.tasks().get(0).prompt()).endsWith("""

                ## What failed before

                - attempt 1: pytest tests: 1 failed
                - Handle IntegrityError
                - Say why

                ```json
                {
                  "attempt" : 2,
                  "previous_error" : {
                    "type" : "verification_failed",
                    "step" : "pytest tests",
                    "error" : "1 failed",
                    "actionable_fix" : "Say why"
                  }
                }
                ```
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'status':'abandoned','attempts':5 | abandoned after 5 attempts",
                "'status':'failed','attempts':5 | failed after 5 attempts"
            })
    void holdsWhatWasGivenUpAndAllLayersBehindItUntilItIsTaken(String fields, String reason) {
        fixture.planned("1-foundation: L1-001 L1-002", "2-backend: L2-001").write("execute-state.json", state(fields));

        assertThat(fixture.held())
                .containsExactly(
                        "L1-001 %s (--take L1-001 to try again)".formatted(reason),
                        "L2-001 waits for layer 1-foundation, of which L1-001 is held");
        assertThat(fixture.batches("L1-001")).containsExactly("1: L1-001 L1-002", "2: L2-001");
        assertThat(fixture.tasks("L1-001").get(0).limits()).isEqualTo(TaskLimits.OF_THE_RUN);
        assertThat(fixture.batches("L2-001")).containsExactly("1: L1-002", "2: L2-001");
    }

    @Test
    void carriesOutOneLayerWhereThatIsAskedFor() {
        fixture.planned("0-setup: L0-001", "1-foundation: L1-001 L1-002<L0-001");

        SourceContent content = fixture.source()
                .part(Part.ofPhase("1-foundation"))
                .orElseThrow()
                .read(KnownTasks.NONE);

        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("L1-001", "L1-002");
        assertThat(content.tasks().held())
                .extracting(held -> held.id() + " " + held.reason())
                .containsExactly("L0-001 in layer 0-setup, and 1-foundation was asked for");
        assertThat(fixture.source().part(Part.ofPhase("2"))).isEmpty();
        assertThat(fixture.source().part(Part.ALL)).isEmpty();
    }

    @Test
    void namesAllThatItReads() {
        fixture.planned("0-setup: L0-001");

        assertThat(fixture.source().files())
                .extracting(SourceFile::name)
                .containsExactly(
                        "docs/tasks/shelf/layer_plan.json",
                        "docs/tasks/shelf/manifest.json",
                        "docs/tasks/shelf/execute-state.json",
                        "docs/tasks/shelf/0-setup/L0-001-some-slug.xml");
    }

    @Test
    void leavesOutWhatIsIntegratedAlready() {
        fixture.planned("1-foundation: L1-001 L1-002");

        assertThat(fixture.source()
                        .read(new KnownTasks(Set.of(), Set.of(TaskId.of("L1-001"))))
                        .tasks()
                        .tasks())
                .extracting(task -> task.id().text())
                .containsExactly("L1-002");
    }

    @Test
    void letsATaskThatNamesNoFilesChangeNothing() {
        fixture.planned("0-setup: L0-001").write("0-setup/L0-001-some-slug.xml", "<task/>\n<!-- </task> -->\n");

        Task task = fixture.tasks().get(0);

        assertThat(task.changes()).isEqualTo(Changes.OPTIONAL);
        assertThat(task.scope()).isEqualTo(new Scope.Unknown());
        assertThat(task.title()).isEqualTo("L0-001");
    }

    @Test
    void runsCommandsInTheDirectoryThatATaskNames() {
        fixture.planned("1-foundation: L1-001").write("1-foundation/L1-001-some-slug.xml", """
                <task>
                  <meta><cwd>packages/it's</cwd></meta>
                  <verification><command>make test</command><step>Run: make lint - clean</step></verification>
                </task>
                """);

        assertThat(fixture.tasks().get(0).checks())
                .extracting(Check::command)
                .containsExactly("cd 'packages/it'\\''s' && make test", "cd 'packages/it'\\''s' && make lint");
    }

    private static Settings settings(int parallel) {
        return Settings.of(Settings.Rules.NONE, Settings.Limits.ofMaxParallel(parallel), AgentChoice.NONE);
    }

    private static String state(String fields) {
        return "{\"schema_version\":\"2.0\",\"tasks\":{\"L1-001\":{" + fields.replace('\'', '"') + "}}}";
    }

    private static List<TaskId> ids(String... ids) {
        return List.of(ids).stream().map(TaskId::of).toList();
    }
}
