package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.SourceContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningSourceTest extends PlanningOnDisk {
    @Test
    void takesThePlansWithoutASummaryInTheOrderOfWaveAndNumber() {
        files.plan("03-auth/03-10", "wave: 1")
                .plan("03-auth/03-02", "wave: 2", "depends_on: [03-10]")
                .plan("03-auth/03-03-short-name", "wave: 1")
                .plan("03-auth/03-04", "wave: 1")
                .summary("03-auth/03-04")
                .plan("03-auth/03-05-long-name", "wave: 1")
                .summary("03-auth/03-05");

        SourceContent content = files.content();

        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks())
                .extracting(task -> task.id().text(), Task::group)
                .containsExactly(
                        tuple("03-03-short-name", new BarrierGroup(1, "wave 1 of 03")),
                        tuple("03-10", new BarrierGroup(1, "wave 1 of 03")),
                        tuple("03-02", new BarrierGroup(2, "wave 2 of 03")));
        assertThat(content.tasks().settled()).extracting(TaskId::text).contains("03-04", "03-05-long-name");
    }

    @Test
    void makesATaskOfAPlan() {
        files.write(
                "phases/03-auth/03-01-PLAN.md",
                PlanningFiles.text(
                        "wave: 1\ntype: tdd\nfiles_modified:\n  - src/a.ts\n  - docs/",
                        "<objective>\n\nLet people sign in.\n\nPurpose: safety\n</objective>\n"
                                + PlanningFiles.ONE_TASK));

        Task task = onlyTask();

        assertThat(task.title()).isEqualTo("Let people sign in.");
        assertThat(task.scope()).isEqualTo(Scope.declared("src/a.ts", "docs"));
        assertThat(task.deliverables()).containsExactly(".planning/phases/03-auth/03-01-SUMMARY.md");
        assertThat(task.question()).isNull();
        assertThat(task.checks()).as("prose is no check").isEmpty();
        assertThat(task.position()).hasToString(".planning/phases/03-auth/03-01-PLAN.md:1");
        assertThat(task.prompt())
                .contains("Let people sign in.", "<name>Do it</name>", "`type(03-01): what was done`")
                .contains("`test(03-01): …` with a test that fails")
                .contains("write `.planning/phases/03-auth/03-01-SUMMARY.md`")
                .contains("Leave ROADMAP.md and STATE.md as they are");
    }

    @Test
    void takesTheNameOfTheSummaryThatThePlanItselfGives() {
        files.write(
                "phases/03-auth/03-01-login-PLAN.md",
                PlanningFiles.text(
                        "wave: 1",
                        "<output>\nCreate `.planning/phases/03-auth/03-01-SUMMARY.md`\n</output>\n"
                                + PlanningFiles.ONE_TASK));

        assertThat(onlyTask().deliverables()).containsExactly(".planning/phases/03-auth/03-01-SUMMARY.md");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ",
                "none | ",
                "[\"03-01\"] | 03-01",
                "03-01 | 03-01",
                "['01'] | 03-01",
                "1 | 03-01",
                "[03-01-PLAN.md] | 03-01",
                "[03-02-store] | 03-02-store",
                "[03-02] | 03-02-store",
                "[3-2] | 03-02-store",
                "[03-01, 03-01, 02] | 03-01,03-02-store",
                "[some-slug] | some-slug"
            })
    void findsWhatAPlanDependsOnInAllForms(String value, String needs) {
        files.plan("03-auth/03-01").plan("03-auth/03-02-store").plan("03-auth/03-03", "depends_on: " + value);

        Task task = files.content().tasks().tasks().stream()
                .filter(found -> found.id().text().equals("03-03"))
                .findFirst()
                .orElseThrow();

        assertThat(task.needs())
                .extracting(TaskId::text)
                .isEqualTo(needs == null ? List.of() : List.of(needs.split(",")));
    }

    @Test
    void warnsOfANeedNobodyKnowsAndIgnoresIt() {
        files.plan("03-auth/03-01", "depends_on: [auth-schema]");

        Plan plan = Plan.of(files.content().tasks(), UnknownNeed.IGNORE);

        assertThat(plan.tasks().get(0).needs()).isEmpty();
        assertThat(plan.warnings()).extracting(Problem::code).containsExactly("unknown-need");
    }

    @Test
    void computesWavesAndOnlyWarnsOfDeclaredOnes() {
        files.plan("03-auth/03-01", "wave: 1")
                .plan("03-auth/03-02", "wave: 3", "depends_on: [03-01]")
                .plan("03-auth/03-03", "depends_on: [03-02]");

        SourceContent content = files.content();

        assertThat(content.tasks().tasks())
                .extracting(task -> task.group().label())
                .containsExactly("wave 1 of 03", "wave 2 of 03", "wave 3 of 03");
        assertThat(content.warnings())
                .extracting(Problem::code, Problem::what, Problem::line)
                .containsExactly(tuple(
                        "declared-wave", "plan 03-02 declares wave 3, but by what it depends on it is in wave 2", 2));
    }

    @Test
    void beginsAtWaveZeroWhereAPlanDoes() {
        files.plan("03-auth/03-01", "wave: 0").plan("03-auth/03-02", "wave: 1", "depends_on: 01");

        SourceContent content = files.content();

        assertThat(content.tasks().tasks())
                .extracting(task -> task.group().number())
                .containsExactly(0, 1);
        assertThat(content.warnings()).isEmpty();
    }

    @Test
    void countsWavesFromPlansThatAreDoneToo() {
        files.plan("03-auth/03-01").summary("03-auth/03-01").plan("03-auth/03-02", "depends_on: [03-01]");

        assertThat(onlyTask().group()).isEqualTo(new BarrierGroup(2, "wave 2 of 03"));
    }

    @Test
    void leavesACycleToBeAFaultOfThePlan() {
        files.plan("03-auth/03-01", "depends_on: [03-02]").plan("03-auth/03-02", "depends_on: [03-01]");

        assertThatThrownBy(() -> Plan.of(files.content().tasks(), UnknownNeed.IGNORE))
                .hasMessageContaining("03-01 → 03-02 → 03-01");
    }

    @Test
    void carriesPhasesOutOneAfterTheOther() {
        files.plan("10-last/10-01")
                .plan("2-first/02-01")
                .plan("2-first/02-02", "depends_on: 01")
                .plan("02.1-fix/02.1-01", "depends_on: [02-02]")
                .plan("notes/99-01")
                .write("phases/10-last/10-CONTEXT.md", "x");

        List<Task> tasks = files.content().tasks().tasks();

        assertThat(tasks)
                .extracting(task -> task.id().text(), task -> task.group().label())
                .containsExactly(
                        tuple("02-01", "wave 1 of 02"),
                        tuple("02-02", "wave 2 of 02"),
                        tuple("02.1-01", "wave 1 of 02.1"),
                        tuple("10-01", "wave 1 of 10"));
        assertThat(tasks).extracting(task -> task.group().number()).isSorted().doesNotHaveDuplicates();
        assertThat(tasks.get(2).needs()).extracting(TaskId::text).containsExactly("02-02");
    }

    @Test
    void holdsAPlanWhoseCommitsAreThereWithoutItsSummary() {
        files.plan("03-auth/03-01").plan("03-auth/03-02-name").plan("03-auth/03-03");
        Set<String> begun = Set.of("03-02", "03", "04-03");

        SourceContent content = files.source().read(new KnownTasks(Set.of(), Set.of()).begun(() -> begun));
        SourceContent taken =
                files.source().read(new KnownTasks(Set.of(TaskId.of("03-02-name")), Set.of()).begun(() -> begun));

        assertThat(held(content))
                .containsExactly(
                        "03-02-name commits of it are there and no summary: write .planning/phases/03-auth/03-02-name-SUMMARY.md to close it out, give --take 03-02-name to execute it from scratch, or leave it out");
        assertThat(held(taken)).isEmpty();
    }

    @Test
    void holdsAPlanThatWorksInASubmodule() throws Exception {
        files.plan("03-auth/03-01", "files_modified: [libs/core/a.c]").plan("03-auth/03-02", "files_modified: [src]");
        java.nio.file.Files.writeString(
                repository.resolve(".gitmodules"), "[submodule \"core\"]\n\tpath = libs/core\n\turl = x\n");

        assertThat(held(files.content()))
                .containsExactly(
                        "03-01 works in the submodule libs/core, which is empty in every worktree: carry it out by hand");
    }

    @Test
    void takesWhatIsIntegratedForDoneUnlessItIsTaken() {
        files.plan("03-auth/03-01").plan("03-auth/03-02", "depends_on: 01");
        TaskId first = TaskId.of("03-01");

        assertThat(files.source()
                        .read(new KnownTasks(Set.of(), Set.of(first)))
                        .tasks()
                        .tasks())
                .extracting(task -> task.id().text())
                .containsExactly("03-02");
        assertThat(files.source()
                        .read(new KnownTasks(Set.of(first), Set.of(first)))
                        .tasks()
                        .tasks())
                .hasSize(2);
    }

    @Test
    void readsTheNestedLayoutAndThePlanOfAPhaseWithOne() {
        files.write("phases/03-auth/plans/PLAN-01-login.md", PlanningFiles.text("wave: 1", ""))
                .write("phases/03-auth/plans/PLAN-02.md", PlanningFiles.text("wave: 1", ""))
                .write("phases/03-auth/plans/SUMMARY-02-done.md", "")
                .write("phases/04-next/PLAN.md", PlanningFiles.text("wave: 1", ""));

        assertThat(files.content().tasks().tasks())
                .extracting(task -> task.id().text(), Task::deliverables)
                .containsExactly(
                        tuple("03-01", List.of(".planning/phases/03-auth/plans/SUMMARY-01-login.md")),
                        tuple("04", List.of(".planning/phases/04-next/SUMMARY.md")));
    }

    @Test
    void warnsOfFilesThatLookLikePlans() {
        files.plan("03-auth/03-01")
                .write("phases/03-auth/03-02-plan.md", "x")
                .write("phases/03-auth/PLAN-03.md", "x")
                .write("phases/03-auth/03-01-PLAN-OUTLINE.md", "x")
                .write("phases/03-auth/03-01-PLAN.pre-bounce.md", "x")
                .write("phases/03-auth/03-01-SUMMARY-notes.md", "x");

        assertThat(files.content().warnings())
                .extracting(Problem::what)
                .containsExactly("Ignored noncanonical plan files: 03-02-plan.md, PLAN-03.md");
    }

    @Test
    void listsEveryFaultWithItsFileAndLine() {
        files.write("phases/03-auth/03-01-PLAN.md", "---\nwave: 1\n# no end\n")
                .write("phases/03-auth/03-02-PLAN.md", PlanningFiles.text("wave: 1", "<task type=\"auto\">\n"))
                .write("phases/03-auth/03-03-PLAN.md", "---\nwave: 1\n---\na\0b\n")
                .write("phases/03-auth/03-04-PLAN.md", PlanningFiles.text("files_modified: [../up, /etc]", ""))
                .write("phases/03-auth/03-05-PLAN.md", "x\n\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .write("phases/03-auth/03-06-PLAN.md", PlanningFiles.text("wave: 1\ndepends_on: [03-01", ""))
                .write("config.json", "{\n  \"mode\": yolo\n}");

        assertThat(files.content().faults())
                .extracting(Problem::file, Problem::line)
                .containsExactlyInAnyOrder(
                        tuple(".planning/phases/03-auth/03-01-PLAN.md", 1),
                        tuple(".planning/phases/03-auth/03-02-PLAN.md", 5),
                        tuple(".planning/phases/03-auth/03-03-PLAN.md", 4),
                        tuple(".planning/phases/03-auth/03-04-PLAN.md", 2),
                        tuple(".planning/phases/03-auth/03-04-PLAN.md", 2),
                        tuple(".planning/phases/03-auth/03-05-PLAN.md", 2),
                        tuple(".planning/phases/03-auth/03-06-PLAN.md", 3),
                        tuple(".planning/config.json", 2));
    }

    @Test
    void complainsOfNothingInPlansThatAreDone() {
        files.write("phases/03-auth/03-01-PLAN.md", "---\nwave: 1\n")
                .summary("03-auth/03-01")
                .plan("03-auth/03-02");

        assertThat(files.content().faults()).isEmpty();
    }

    @Test
    void takesNamesAsTheyAre() {
        String odd = "03-01-späte 🎉 Änderung; rm -rf $HOME";
        files.plan("03-auth/" + odd).plan("03-auth/03-02-" + "x".repeat(230)).plan("03-auth/03-03\nb");

        SourceContent content = files.content();

        assertThat(content.tasks().tasks())
                .extracting(task -> task.id().text())
                .contains(odd, "03-02-" + "x".repeat(230));
        assertThat(content.faults())
                .extracting(Problem::what)
                .containsExactly("the name of this plan has a line end in it");
    }

    @Test
    void readsByteOrderMarksAndWindowsLineEnds() {
        files.write(
                "phases/03-auth/03-01-PLAN.md",
                "\uFEFF---\r\nwave: 1\r\nfiles_modified:\r\n  - src/a.ts\r\n---\r\n<task type=\"auto\">\r\n</task>\r\n");

        assertThat(onlyTask().scope()).isEqualTo(Scope.declared("src/a.ts"));
        assertThat(files.content().faults()).isEmpty();
    }

    @Test
    void readsAPlanAgainThatIsBeingWritten() {
        files.write("phases/03-auth/03-01-PLAN.md", "---\nwave: 1\n---\n<task type=\"auto\">\n<na");
        AtomicInteger waits = new AtomicInteger();

        SourceContent content = files.source(time -> {
                    if (waits.incrementAndGet() == 3) {
                        files.plan("03-auth/03-01");
                    }
                })
                .read(KnownTasks.NONE);

        assertThat(content.faults()).isEmpty();
        assertThat(waits).hasValue(3);
    }

    @Test
    void warnsOfAPhaseWithoutPlans() {
        files.plan("03-auth/03-01").write("phases/04-next/04-CONTEXT.md", "x");

        assertThat(files.content(Part.ofPhase("4")).warnings())
                .extracting(Problem::code)
                .containsExactly("no-plans");
    }

    private Task onlyTask() {
        List<Task> tasks = files.content().tasks().tasks();
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }
}
