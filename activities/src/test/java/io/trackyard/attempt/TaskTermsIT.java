package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.Errand;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Question;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Guards;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source or its profile asks of a task's sessions beside their work. */
class TaskTermsIT {
    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private RunDraft draft;
    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void script() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        draft = new RunDraft().agent(agent.executable().toString());
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

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

        worker.carryOut(answered("T1", "SQLite: it is there already"));

        assertThat(agent.prompt()).contains("Which store?", "The answer: SQLite: it is there already");
    }

    @Test
    void tellsASessionWhatBecameOfTheTasksItNeeds() throws Exception {
        draft.tellingNeeds();
        begin(TaskDraft.of("T1").titled("Lay the ground"), TaskDraft.of("T2").needing("T1"));
        agent.runs("echo $TRACKYARD_TASK >$TRACKYARD_TASK.txt").endsWell();
        TaskVerdict first = worker.carryOut(run.task("T1"));
        run.scratch().git("update-ref", "refs/heads/trackyard/" + ScratchRun.NAME, first.commit());

        worker.carryOut(run.task("T2"));

        assertThat(agent.prompt())
                .contains("What became of T1", "Lay the ground", first.commit().substring(0, 7));
    }

    @Test
    void carriesATaskOutByTheAgentItAsksFor() throws Exception {
        begin(TaskDraft.of("T1").by(new TaskAgent("echo $TRACKYARD_MODEL >model.txt", "large")));

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(run.scratch().git("show", verdict.commit() + ":model.txt")).isEqualTo("large");
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

    private TaskRequest answered(String task, String answer) {
        TaskRequest request = run.task(task);
        return new TaskRequest(
                request.schema(),
                request.run(),
                request.task(),
                request.track(),
                request.ledger(),
                request.limit(),
                request.errand(),
                answer);
    }

    private ScratchRepository scratch(String... files) {
        ScratchRepository scratch = ScratchRepository.in(directory);
        for (String file : files) {
            scratch.write(file, file + "\n");
        }
        scratch.commit("More files");
        return scratch;
    }

    private void begin(TaskDraft... tasks) {
        begin(ScratchRepository.in(directory), tasks);
    }

    private void begin(ScratchRepository scratch, TaskDraft... tasks) {
        run = ScratchRun.in(directory, scratch, draft.track(tasks));
        worker = new Worker(run);
    }
}
