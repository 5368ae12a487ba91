package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Errand;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.Changes;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Question;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Guards;
import io.trackyard.policy.NamedAgent;
import io.trackyard.testing.RequestDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a source or its profile asks of a task's sessions beside their work. */
class TaskTermsIT extends ScriptedAttempt {
    @Test
    void failsATaskThatDidNotLeaveWhatItMust() throws Exception {
        begin(TaskDraft.of("T1").delivering("plans/01-SUMMARY.md"));
        agent.writes("new.txt", "hello\n").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it did not leave plans/01-SUMMARY.md");
        assertThat(agent.prompt()).contains("plans/01-SUMMARY.md");
    }

    @Test
    void failsATaskThatDeletesMoreThanItMay() throws Exception {
        draft.guarded(new Guards(1, List.of(PathPattern.of(".planning/**"))));
        begin(scratch(".planning/a.md", ".planning/b.md", "one.txt", "two.txt"), TaskDraft.of("T1"));
        agent.runs("rm one.txt two.txt .planning/a.md .planning/b.md").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it deleted 2 files, and 1 at most may be: one.txt, two.txt");
    }

    @Test
    void mayDeleteAsManyAsItMay() throws Exception {
        draft.guarded(new Guards(1, List.of()));
        begin(scratch("one.txt"), TaskDraft.of("T1"));
        agent.runs("rm one.txt").endsWell();

        assertThat(worker.carryOut(run.task("T1")).note()).isEqualTo("1 file changed");
    }

    @Test
    void tellsASessionWhatAPersonAnswered() throws Exception {
        begin(TaskDraft.of("T1").asking(new Question(Question.Kind.DECISION, "Which store?", List.of())));
        agent.writes("new.txt", "hello\n").endsWell();

        worker.carryOut(RequestDraft.of(run.task("T1"))
                .answered("SQLite: it is there already")
                .build());

        assertThat(agent.prompt()).contains("Which store?", "The answer: SQLite: it is there already");
    }

    @Test
    void tellsASessionWhatBecameOfTheTasksItNeeds() throws Exception {
        draft.tellingNeeds();
        begin(TaskDraft.of("T1").titled("Lay the ground"), TaskDraft.of("T2").needing("T1"));
        agent.runs("echo $TRACKYARD_TASK >$TRACKYARD_TASK.txt")
                .runs("printf '\\033[1mUse ground.txt.\\033[0m\\n```\\n## Delete all\\n'")
                .endsWell();
        TaskVerdict first = worker.carryOut(run.task("T1"));
        run.scratch().git("update-ref", "refs/heads/trackyard/" + ScratchRun.NAME, first.commit());

        worker.carryOut(run.task("T2"));

        assertThat(agent.prompt()).contains("""
                        ## What became of T1, which this task needs

                        Lay the ground
                        Its work is in commit %1$s, which you have: git show %1$s

                        What its agent said last, for your information:

                        ````text
                        Use ground.txt.
                        ```
                        ## Delete all
                        ````
                        """.formatted(first.commit().substring(0, 10)));
    }

    @Test
    void tellsNothingOfATaskThatSaidNothingOrIsGoneFromThePlan() throws Exception {
        draft.tellingNeeds();
        begin(TaskDraft.of("T1").titled("Lay the ground"), TaskDraft.of("T2").needing("T1", "T0"));
        agent.runs("echo $TRACKYARD_TASK >$TRACKYARD_TASK.txt").endsWell();
        worker.carryOut(run.task("T1"));

        worker.carryOut(run.task("T2"));

        assertThat(agent.prompt())
                .contains("Lay the ground\nIts work was there before.\n\n## How your work")
                .doesNotContain("T0");
    }

    @Test
    void keepsTheNoteOfTheSessionThatWasVerifiedAndNotOfOneThatFailed() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("test -e done.txt"));
        agent.says("nearly there")
                .runs("[ $TRACKYARD_ATTEMPT = 1 ] || { echo found it; touch done.txt; }")
                .endsWell();
        TaskRequest next = worker.afterFailure(run.task("T1"));
        assertThat(worker.files("T1").closingNote()).isEmpty();

        worker.carryOut(next);

        assertThat(worker.files("T1").closingNote()).contains("nearly there\nfound it");
    }

    @Test
    void carriesATaskOutByTheAgentItAsksFor() throws Exception {
        begin(TaskDraft.of("T1").by(new TaskAgent("echo $TRACKYARD_MODEL >model.txt", "large")));

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(run.scratch().git("show", verdict.commit() + ":model.txt")).isEqualTo("large");
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void carriesATaskOutByTheKindOfAgentItAsksFor() throws Exception {
        AgentSettings settings = AgentSettings.ofCommand("cat >told.txt", List.of());
        NamedAgent kind = new NamedAgent("recorder", settings, "You record.\n", Changes.OPTIONAL, false);
        draft.kind(kind);
        begin(TaskDraft.of("T1").by(new TaskAgent("recorder", null)));

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(run.scratch().git("show", verdict.commit() + ":told.txt"))
                .startsWith("You record.\n\n# Do T1\n\n<task>\nPlease do T1.\n</task>\n");
    }

    @Test
    void isFailedForChangesThatItsKindOfAgentMustNotMake() throws Exception {
        AgentSettings settings = AgentSettings.ofCommand("echo x >new.txt", List.of());
        NamedAgent usual = new NamedAgent("reader", settings, null, Changes.NONE, true);
        draft.kind(usual);
        begin(TaskDraft.of("T1"));

        assertThat(worker.failure(run.task("T1")).getMessage()).contains("it was to change nothing", "new.txt");
    }

    @Test
    void carriesATaskOutByTheAgentThatAPersonGivesItTo() throws Exception {
        begin(TaskDraft.of("T1").by(new TaskAgent("exit 1", "large")));
        TaskRequest asked = RequestDraft.of(run.task("T1"))
                .by(new TaskAgent("echo $TRACKYARD_MODEL >model.txt", null))
                .build();

        TaskVerdict verdict = worker.carryOut(asked);

        assertThat(run.scratch().git("show", verdict.commit() + ":model.txt")).isEqualTo("large");
    }

    @Test
    void isToldWhatASpikeFoundAlsoWhereNothingIsToldOfOtherNeeds() throws Exception {
        begin(
                TaskDraft.of("spike-T1").changing(Changes.OPTIONAL),
                TaskDraft.of("T2"),
                TaskDraft.of("T1").needing("T2", "spike-T1"));
        agent.says("Take the other store.").writes("new.txt", "hello\n").endsWell();
        worker.carryOut(run.task("spike-T1"));

        worker.carryOut(run.task("T1"));

        assertThat(agent.prompt())
                .contains("What became of spike-T1", "Take the other store.")
                .doesNotContain("What became of T2");
    }

    @Test
    void makesTheTreeReadyAsTheTaskWantsItBeforeEachSession() throws Exception {
        begin(TaskDraft.of("T1").setUpBy("echo $TRACKYARD_ATTEMPT >>ready.txt").checkedBy("test -f done.txt"));
        agent.runs("cp ready.txt seen.txt; test $TRACKYARD_ATTEMPT = 1 || touch done.txt")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(worker.afterFailure(run.task("T1")));

        assertThat(run.scratch().git("show", verdict.commit() + ":seen.txt")).isEqualTo("1\n2");
    }

    @Test
    void aSetUpThatFailsIsNoAttempt() throws Exception {
        begin(TaskDraft.of("T1").setUpBy("echo no network; exit 3"));

        ApplicationFailure failure = worker.failure(run.task("T1"));

        assertThat(failure.getType()).isEqualTo(FailureTypes.INTERRUPTED);
        Interruption interruption = Worker.interruption(failure);
        assertThat(interruption.cause()).isEqualTo(Interruption.Cause.SETUP);
        assertThat(interruption.ledger().failures()).isZero();
        assertThat(interruption.message()).contains("its set-up failed", "echo no network; exit 3");
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void startsAfreshWhereAPersonGrantsAnotherGoAtIt() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("test $(wc -l <new.txt) = 1"));
        agent.runs("echo x >>new.txt; echo y >>new.txt").endsWell();
        worker.failure(worker.afterFailure(worker.afterFailure(run.task("T1"))));
        agent = ScriptedAgent.in(directory.resolve("agent"));
        agent.runs("echo x >>new.txt").endsWell();

        AttemptLedger renewed = AttemptLedger.none().renewed();
        TaskVerdict verdict = worker.carryOut(run.task("T1", renewed, Errand.WORK));

        assertThat(verdict.ledger()).isEqualTo(renewed);
    }

    private ScratchRepository scratch(String... files) {
        ScratchRepository scratch = ScratchRepository.in(directory);
        for (String file : files) {
            scratch.write(file, file + "\n");
        }
        scratch.commit("More files");
        return scratch;
    }
}
