package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.problem.Remedy;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.Settings;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Rules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanReaderTest extends PlansOnDisk {
    @Test
    void laysOutTheTasksOfTrackyardYaml() {
        write("trackyard.yaml", CHAIN);

        PlanReading reading = read(PlanRequest.of(repository));

        assertThat(reading.source()).isEqualTo("native · trackyard.yaml");
        assertThat(reading.files()).containsExactly("trackyard.yaml");
        assertThat(shapeOf(reading)).containsExactly("1 A a d", "2 A b", "3 A c");
        assertThat(reading.policy().agent().command()).isEqualTo("./agent");
        assertThat(reading.plan().warnings())
                .extracting(Problem::what)
                .containsExactly("4 tasks have no check of their own: they will end \"verified (unchecked)\"");
    }

    @Test
    void takesSettingsForBeadsFromTrackyardYaml() {
        write("trackyard.yaml", "agent: ./agent\nverify: make\nlimits: {maxParallel: 2}\n");
        write(".beads/issues.jsonl", ISSUE);

        PlanReading reading = read(PlanRequest.of(repository));

        assertThat(reading.source()).isEqualTo("beads · .beads/issues.jsonl");
        assertThat(reading.policy().profile()).isEqualTo("beads");
        assertThat(reading.policy().maxParallel()).isEqualTo(2);
        assertThat(reading.plan().warnings())
                .as("a gate checks every task")
                .extracting(Problem::code)
                .containsExactly("no-ubs");
    }

    @Test
    void showsAPlanForWhichNoAgentIsNamedYet() {
        write(".beads/issues.jsonl", ISSUE);

        PlanReading reading = read(PlanRequest.of(repository));

        assertThat(reading.plan().warnings())
                .extracting(Problem::code)
                .containsExactly("no-ubs", "unchecked", "no-agent");
        assertThat(problemOf(reading::policy).code()).isEqualTo("no-agent");
        assertThat(read(new PlanRequest(
                                repository,
                                Optional.empty(),
                                Selection.ALL,
                                KnownTasks.NONE,
                                List::of,
                                Settings.of(Rules.NONE, Limits.NONE, AgentChoice.ofCommand("x"))))
                        .policy()
                        .agent()
                        .command())
                .isEqualTo("x");
    }

    @Test
    void takesTheScopeFromTheTextWhereAnIssueDeclaresNoneAndFromAPersonBeforeAll() {
        write("trackyard.yaml", """
                scopes:
                  bd-2: [docs, web]
                  bd-9: src
                """);
        write(".beads/issues.jsonl", """
                {"id":"bd-1","title":"Mend pkg/export/csv.go"}
                {"id":"bd-2","title":"Mend pkg/export/csv.go, too"}
                {"id":"bd-3","title":"Say what .beads/issues.jsonl is"}
                """);

        PlanReading reading = read(new PlanRequest(
                repository,
                Optional.empty(),
                Selection.ALL,
                KnownTasks.NONE,
                () -> List.of("pkg/export/csv.go", ".beads/issues.jsonl", "docs/a.md"),
                Settings.NONE));

        assertThat(reading.plan().tasks())
                .extracting(Task::scope)
                .containsExactly(
                        new Scope.Inferred(List.of(PathPattern.of("pkg/export")), "its text names pkg/export/csv.go"),
                        new Scope.Declared(
                                List.of(PathPattern.of("docs"), PathPattern.of("web")), "from trackyard.yaml"),
                        new Scope.Unknown());
        assertThat(reading.plan().warnings())
                .extracting(Problem::what)
                .contains("scopes: names \"bd-9\", and no task has this id");
    }

    @Test
    void infersNothingWhereTheProfileOrThePersonDoesNotWantIt() {
        write("trackyard.yaml", "inferScope: false\n");
        write(".beads/issues.jsonl", "{\"id\":\"bd-1\",\"title\":\"Mend pkg/a.go\"}\n");

        PlanReading reading = read(new PlanRequest(
                repository,
                Optional.empty(),
                Selection.ALL,
                KnownTasks.NONE,
                () -> {
                    throw new AssertionError("nobody asked for the tracked files");
                },
                Settings.NONE));

        assertThat(reading.plan().tasks()).extracting(Task::scope).containsExactly(new Scope.Unknown());
    }

    @Test
    void listsFaultsOfFilesAndOfThePlanTogether() {
        write(
                "trackyard.yaml",
                CHAIN + "  - {id: e, titel: E, title: E, needs: bb}\n  - {id: f, title: F, needs: f}\n");

        assertThat(faultsOf(PlanRequest.of(repository)))
                .extracting(Problem::code, Problem::line)
                .containsExactly(tuple("unknown-key", 7), tuple("unknown-need", 7), tuple("cycle", 8));
    }

    @Test
    void pointsAtTheVeryNeedThatIsAtFaultInTheOrderOfTheLines() {
        write("trackyard.yaml", """
                tasks:
                  - id: a
                    title: A
                    needs:
                      - b
                      - bb
                  - id: b
                    title: B
                    scope:
                      - src/**
                      - ../elsewhere
                  - id: b
                    title: Again
                  - id: c
                    title: C
                    needs:
                      - a
                      - d
                  - {id: d, title: D, needs: c}
                """);

        assertThat(faultsOf(PlanRequest.of(repository)))
                .extracting(Problem::code, Problem::line)
                .containsExactly(
                        tuple("unknown-need", 6),
                        tuple("scope-outside", 11),
                        tuple("duplicate-id", 12),
                        tuple("cycle", 18));
    }

    @Test
    void refusesUncheckedTasksWhereChecksAreRequired() {
        write("trackyard.yaml", "requireChecks: true\n" + CHAIN + "  - {id: e, title: E, verify: make}\n");

        assertThat(faultsOf(PlanRequest.of(repository)))
                .extracting(Problem::task)
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void leavesOutWhatIsIntegratedAlready() {
        write("trackyard.yaml", CHAIN);

        PlanReading reading = read(request(Selection.ALL, new KnownTasks(Set.of(), ids("a"))));

        assertThat(shapeOf(reading)).containsExactly("1 A b", "1 B d", "2 A c");
    }

    @Test
    void carriesOutChosenTasksOnly() {
        write("trackyard.yaml", CHAIN);

        PlanReading reading = read(request(new Selection(Part.ALL, List.copyOf(ids("a", "b"))), KnownTasks.NONE));

        assertThat(shapeOf(reading)).containsExactly("1 A a", "2 A b");
    }

    @Test
    void refusesChosenTasksThatNeedOthers() {
        write("trackyard.yaml", CHAIN);

        Problem problem =
                problemOf(() -> read(request(new Selection(Part.ALL, List.of(TaskId.of("c"))), KnownTasks.NONE)));

        assertThat(problem.code()).isEqualTo("open-needs");
        assertThat(problem.why()).isEqualTo("c needs b");
        assertThat(problem.remedies()).extracting(Remedy::effect).containsExactly("add --task b");
    }

    @Test
    void refusesAPhaseWhoseNeedsAreOpenAndTakesTheFirst() {
        write("trackyard.yaml", CHAIN);

        Problem problem = problemOf(() -> read(request(new Selection(Part.ofPhase("2"), List.of()), KnownTasks.NONE)));

        assertThat(problem.what()).isEqualTo("phase 2 cannot be carried out alone: a is not integrated yet");
        assertThat(shapeOf(read(request(new Selection(Part.ofPhase("1"), List.of()), KnownTasks.NONE))))
                .containsExactly("1 A a d");
        assertThat(problemOf(() -> read(request(new Selection(Part.ofPhase("4"), List.of()), KnownTasks.NONE)))
                        .code())
                .isEqualTo("no-phase");
    }

    @Test
    void saysWhyAChosenTaskCannotBeCarriedOut() {
        write(".beads/issues.jsonl", ISSUE + """
                        {"id":"bd-2","title":"B","status":"in_progress","assignee":"PinkHill"}
                        {"id":"bd-3","title":"C","status":"closed"}
                        """);

        for (var expected : List.of(
                List.of("bd-2", "held-task"), List.of("bd-3", "settled-task"), List.of("bd-11", "unknown-task"))) {
            Selection selection = new Selection(Part.ALL, List.of(TaskId.of(expected.get(0))));
            assertThat(problemOf(() -> read(request(selection, KnownTasks.NONE)))
                            .code())
                    .isEqualTo(expected.get(1));
        }
        Selection unknown = new Selection(Part.ALL, List.of(TaskId.of("nowhere")));
        assertThat(problemOf(() -> read(request(unknown, KnownTasks.NONE))).remedies())
                .extracting(Remedy::effect)
                .containsExactly("the tasks of this plan are bd-1");
        assertThat(faultsOf(request(Selection.ALL, new KnownTasks(ids("bd-22"), Set.of()))))
                .extracting(Problem::code)
                .containsExactly("unknown-task");
    }

    @Test
    void warnsOfEachThingOnce() {
        write("trackyard.yaml", CHAIN);
        PlanReading reading = read(PlanRequest.of(repository));

        PlanReading more = reading.withWarnings(reading.plan().warnings().subList(0, 0));

        assertThat(more.plan().warnings()).isEqualTo(reading.plan().warnings());
    }

    @Test
    void isAPlanWithNothingToDoWhereAllIsDone() {
        write(".beads/issues.jsonl", "{\"id\":\"bd-1\",\"title\":\"A\",\"status\":\"closed\"}\n");

        PlanReading reading = read(PlanRequest.of(repository));

        assertThat(reading.phases()).isEmpty();
        assertThat(reading.plan().tasks()).isEmpty();
        assertThat(reading.files()).containsExactly(".beads/issues.jsonl");
        assertThat(reading.plan().warnings()).as("nobody needs an agent").isEmpty();
    }

    private static Set<TaskId> ids(String... ids) {
        return Stream.of(ids).map(TaskId::of).collect(Collectors.toSet());
    }
}
