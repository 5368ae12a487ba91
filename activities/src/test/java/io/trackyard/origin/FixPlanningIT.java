package io.trackyard.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.activity.RunAddress;
import io.trackyard.plan.Check;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.runfiles.CalibrationIssue;
import io.trackyard.runfiles.CalibrationRecord;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixPlanningIT {
    private static final String ISSUES = """
            {"id":"bd-1","title":"Add","status":"open","issue_type":"task"}
            """;

    @TempDir
    private Path directory;

    private ScratchRun run;

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void whatIsFoundBecomesTasksOfThePhaseInANewVersionOfThePlan() {
        run = ScratchRun.in(directory, draft());
        found(
                new CalibrationIssue("one", "It is broken.", 3, "bd-1", List.of("src/a.txt"), "make test"),
                new CalibrationIssue("two", "", 0, "bd-9", List.of("src/a.txt"), null),
                CalibrationIssue.of("three", "third"));

        FixPlan fixes = plan(false);

        assertThat(fixes.plan()).isNotEqualTo(run.address().plan());
        assertThat(fixes.tracks())
                .extracting(track -> track.number() + " " + track.label() + " "
                        + track.tasks().stream().map(task -> task.id()).toList())
                .containsExactly("2 src/a.txt [fix-1.1.2, fix-1.1.1]", "3 scope unknown [fix-1.1.3]");
        OpenRun renewed = open(fixes);
        assertThat(renewed.phase(1).tasks()).hasSize(4);
        Task one = renewed.task("fix-1.1.1");
        assertThat(one.prompt())
                .isEqualTo("It is broken.\n\n"
                        + "Found by the calibration at the end of phase 1, round 1, in the work of bd-1.");
        assertThat(one.scope()).isInstanceOf(Scope.Inferred.class);
        assertThat(one.checks()).containsExactly(Check.of("make test"));
        assertThat(renewed.task("fix-1.1.2").prompt())
                .isEqualTo("two\n\nFound by the calibration at the end of phase 1, round 1.");
        assertThat(plan(false)).as("done again").isEqualTo(fixes);
    }

    @Test
    void anIdThatIsTakenIsNotUsedTwice() {
        run = ScratchRun.in(directory, draft().track(TaskDraft.of("fix-1.1.1")));
        found(CalibrationIssue.of("one", "first"));

        assertThat(plan(false).tracks().get(0).tasks().get(0).id()).isEqualTo("fix-1.1.1-");
    }

    @Test
    void beadsThatGitDoesNotTrackGetFixBeadsWhereTheyLie() throws Exception {
        ScratchRepository scratch = ScratchRepository.in(directory);
        Files.writeString(scratch.path().resolve(".git/info/exclude"), ".beads\n");
        scratch.write(".beads/issues.jsonl", ISSUES);
        run = ScratchRun.in(directory, scratch, draft().from("beads", ".beads/issues.jsonl"));
        found(new CalibrationIssue("one", "It is broken.", 1, "bd-1", List.of(), null));

        FixPlan fixes = plan(false);

        assertThat(Files.readString(scratch.path().resolve(".beads/issues.jsonl")))
                .startsWith(ISSUES)
                .contains("\"" + idOf(fixes) + "\"", "\"bug\"", "\"calibration\"", "\"discovered-from\"")
                .contains("trackyard/calm-otter/phase-1/round-1#1");
        assertThat(open(fixes).task(idOf(fixes)).title()).isEqualTo("one");
        assertThat(plan(false)).as("done again").isEqualTo(fixes);
    }

    @Test
    void beadsThatGitTracksGetFixBeadsOnTheRunsBranch() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.write(".beads/issues.jsonl", ISSUES);
        scratch.commit("Begin issues");
        run = ScratchRun.in(directory, scratch, draft().from("beads", ".beads/issues.jsonl"));
        found(new CalibrationIssue("one", "It is broken.", 1, "bd-1", List.of(), null));
        Map<String, String> before = scratch.belongings();

        FixPlan fixes = plan(true);

        assertThat(scratch.belongings()).isEqualTo(before);
        assertThat(scratch.git("show", run.tip().hex() + ":.beads/issues.jsonl"))
                .contains(idOf(fixes));
        assertThat(scratch.git("log", "-1", "--format=%s", run.tip().hex())).isEqualTo("chore: write fixes to beads");
        assertThat(plan(true)).as("done again").isEqualTo(fixes);
    }

    private static RunDraft draft() {
        return new RunDraft().track(TaskDraft.of("bd-1"));
    }

    private void found(CalibrationIssue... issues) {
        new CalibrationFiles(run.open().directory().calibration(1, 1)).write(CalibrationRecord.found(List.of(issues)));
    }

    private FixPlan plan(boolean onBranch) {
        RunSource source = new RunSource(time -> {}, run.scratch().time(), Map.of());
        return new FixPlanning(run.open(), source, run.scratch().time())
                .plan(new FixRequest(1, run.address(), 1, 1, onBranch));
    }

    private OpenRun open(FixPlan fixes) {
        RunAddress was = run.address();
        return run.runs().open(new RunAddress(was.path(), was.repository(), was.run(), fixes.plan()));
    }

    private static String idOf(FixPlan fixes) {
        return fixes.tracks().get(0).tasks().get(0).id();
    }
}
