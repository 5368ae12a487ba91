package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.RunEnd;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.ObjectId;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunActivitiesIT {
    private static final String SOURCE = "trackyard.yaml";

    @TempDir
    private Path directory;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final List<OpenRun> landed = new ArrayList<>();
    private ScratchRun run;
    private RunActivities activities;

    @AfterEach
    void close() {
        environment.close();
        clock.shutdownNow();
        run.close();
    }

    @Test
    void beginsARunOnceAndRefusesABranchThatIsSomewhereElse() {
        begin();
        BeginRun request = new BeginRun(1, run.address());

        activities.begin(request);
        run.advance("b.txt", "theirs\n");

        assertThatThrownBy(() -> activities.begin(request))
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, refused -> {
                    assertThat(refused.getType()).isEqualTo(FailureTypes.REFUSED);
                    assertThat(refused.isNonRetryable()).isTrue();
                    assertThat(refused.getOriginalMessage())
                            .contains("there is a branch 'trackyard/calm-otter' already");
                });
    }

    @Test
    void readsAPhaseWithTheLimitsOfTheRunWhereATaskSaysNothing() {
        begin();

        PhasePlan plan = activities.load(new LoadPhase(1, run.address(), 1));

        assertThat(plan)
                .isEqualTo(new PhasePlan(List.of(
                        new PlannedTrack(1, "**", false, List.of(planned("T1", 600), planned("T2", 90))),
                        new PlannedTrack(2, "**", false, List.of(planned("T3", 600))))));
    }

    @Test
    void landsNothingUnaskedAndClearsUpOnce() {
        begin("true");
        ObjectId tip = run.advance("b.txt", "theirs\n");

        RunEnd end = end(LandingChoice.NONE);
        RunEnd again = end(LandingChoice.NONE);

        assertThat(end).isEqualTo(new RunEnd(tip.hex(), null, null)).isEqualTo(again);
        assertThat(landed).isEmpty();
        assertThat(main()).isEqualTo(run.open().plan().base());
        assertThat(run.open().directory().queueWorktree()).doesNotExist();
        assertThat(new ActiveRuns(run.open().repository()).holder(SOURCE)).isEmpty();
        assertThat(run.scratch().git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void movesTheTargetAndItsCleanCheckoutForward() {
        begin();
        ObjectId tip = run.advance("b.txt", "theirs\n");

        assertThat(end(LandingChoice.FAST_FORWARD)).isEqualTo(new RunEnd(tip.hex(), "main", null));
        assertThat(end(LandingChoice.FAST_FORWARD)).isEqualTo(new RunEnd(tip.hex(), "main", null));

        assertThat(landed).as("told again, where its end is done again").hasSize(2);
        assertThat(main()).isEqualTo(tip.hex());
        assertThat(run.scratch().path().resolve("b.txt")).hasContent("theirs\n");
    }

    @Test
    void saysWithTheCommandToTypeWhyADirtyCheckoutWasNotMoved() {
        begin();
        run.advance("b.txt", "theirs\n");
        run.scratch().write("README.md", "not committed\n");

        RunEnd end = end(LandingChoice.FAST_FORWARD);

        assertThat(end.landedOn()).isNull();
        assertThat(landed).isEmpty();
        assertThat(end.refusal())
                .contains("'main' is checked out", "changes that are not committed")
                .contains(" stash && trackyard land " + ScratchRun.NAME + " && ")
                .endsWith(" stash pop");
        assertThat(main()).isEqualTo(run.open().plan().base());
        assertThat(new ActiveRuns(run.open().repository()).holder(SOURCE)).isEmpty();
    }

    @Test
    void refusesToGoForwardOverSomebodyElsesCommits() {
        begin();
        run.advance("b.txt", "theirs\n");
        ObjectId others = run.scratch().write("c.txt", "meanwhile\n").commit("Meanwhile");

        RunEnd end = end(LandingChoice.FAST_FORWARD);

        assertThat(end.refusal())
                .contains("it changed while the run worked")
                .endsWith("trackyard land " + ScratchRun.NAME + " --merge");
        assertThat(main()).isEqualTo(others.hex());
    }

    @Test
    void takesSomebodyElsesCommitsInThroughTheGateWhereThatIsAsked() {
        begin("test -e b.txt && test -e c.txt");
        run.advance("b.txt", "theirs\n");
        ObjectId others = run.scratch().write("c.txt", "meanwhile\n").commit("Meanwhile");

        RunEnd end = end(LandingChoice.MERGE);

        assertThat(end.landedOn()).isEqualTo("main");
        assertThat(main()).isEqualTo(run.tip().hex()).isEqualTo(end.tip());
        assertThat(run.open().repository().isReachable(others, run.tip())).isTrue();
    }

    @Test
    void landsNoMergeThatIsRedOrConflicts() {
        begin("test ! -e c.txt");
        ObjectId tip = run.advance("b.txt", "theirs\n");
        ObjectId others = run.scratch().write("c.txt", "meanwhile\n").commit("Meanwhile");

        RunEnd red = end(LandingChoice.MERGE);
        run.scratch().write("b.txt", "mine\n").commit("In the way");
        RunEnd conflict = end(LandingChoice.MERGE);

        assertThat(red.refusal()).contains("does not pass the gate: test ! -e c.txt (exit 1)");
        assertThat(conflict.refusal()).contains("changed the same lines: b.txt");
        assertThat(run.tip()).isEqualTo(tip);
        assertThat(run.scratch().git("rev-parse", "main~1")).isEqualTo(others.hex());
    }

    private void begin(String... gate) {
        run = ScratchRun.in(
                directory,
                new RunDraft()
                        .gate(gate)
                        .track(TaskDraft.of("T1"), TaskDraft.of("T2").within(90))
                        .track(TaskDraft.of("T3")));
        new ActiveRuns(run.open().repository()).claim(SOURCE, ScratchRun.NAME);
        environment.registerActivitiesImplementations(new RunActivitiesImpl(
                run.runs(),
                open -> {},
                landed::add,
                PhaseReports.NONE,
                new CommandRunner(),
                clock,
                run.scratch().time()));
        activities = environment.newActivityStub(RunActivities.class);
    }

    private RunEnd end(LandingChoice landing) {
        return activities.end(new EndRun(1, run.address(), SOURCE, landing));
    }

    private String main() {
        return run.scratch().git("rev-parse", "main");
    }

    private static PlannedTask planned(String id, int seconds) {
        return new PlannedTask(id, "Do " + id, List.of(), 3, seconds);
    }
}
