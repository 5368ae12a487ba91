package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.EvidenceRules.Level;
import io.trackyard.policy.EvidenceRules.RedBase;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.TaskDraft;
import org.junit.jupiter.api.Test;

/** Agents whose checks pass because less is tested. */
class DoubtsIT extends ScriptedAttempt {
    private static final String TESTS = """
            def test_adds():
                assert 1 + 1 == 2
                assert 2 + 2 == 4

            def test_subtracts():
                assert 2 - 1 == 1
            """;

    @Test
    void notesWithTheTaskWhatIsToBeDoubted() throws Exception {
        beginWithTests(TaskDraft.of("T1").checkedBy("echo 'Ran 0 tests in 0.000s'"));
        agent.runs("git rm --quiet tests/test_a.py")
                .writes("tests/test_b.py", "@pytest.mark.skip\ndef test_b():\n    pass\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(verdict.doubts())
                .containsExactly(
                        "tests/test_a.py was deleted, with 2 tests",
                        "tests/test_b.py leaves tests out: @pytest.mark.skip",
                        "no test ran in echo 'Ran 0 tests in 0.000s': Ran 0 tests in 0.000s");
        assertThat(worker.files("T1").read().verdict()).isEqualTo(verdict);
    }

    @Test
    void failsTheAttemptWhereThatIsSetAndTellsTheNext() throws Exception {
        draft.doubting(new EvidenceRules(Level.WARN, Level.WARN, Level.WARN, Level.FAIL, RedBase.REFUSE));
        beginWithTests(TaskDraft.of("T1").checkedBy("echo checked >>" + directory.resolve("checked")));
        agent.runs("sed -i '/2 + 2/d' tests/test_a.py").endsWell();

        ApplicationFailure failure = worker.failure(run.task("T1"));

        String why = "its evidence is in doubt: tests/test_a.py asserts less: 1 assertion fewer";
        assertThat(failure.getType()).isEqualTo(FailureTypes.AGENT_FAILED);
        assertThat(failure.getOriginalMessage()).isEqualTo(why);
        assertThat(worker.files("T1").feedback().orElseThrow()).contains(why);
        assertThat(directory.resolve("checked")).doesNotExist();
    }

    @Test
    void failsTheAttemptByACheckInWhichNoTestRan() throws Exception {
        draft.doubting(new EvidenceRules(Level.FAIL, Level.WARN, Level.WARN, Level.WARN, RedBase.REFUSE));
        beginWithTests(TaskDraft.of("T1").checkedBy("echo 'collected 0 items'"));
        agent.writes("a.py", "pass\n").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("its evidence is in doubt: no test ran in echo 'collected 0 items': collected 0 items");
    }

    @Test
    void doubtsNothingAboutTestsThatMoved() throws Exception {
        draft.doubting(EvidenceRules.all(Level.FAIL));
        beginWithTests(TaskDraft.of("T1"));
        agent.runs("mkdir -p tests/unit && git mv tests/test_a.py tests/unit/test_sums.py")
                .endsWell();

        assertThat(worker.carryOut(run.task("T1")).doubts()).isEmpty();
    }

    @Test
    void looksForNothingThatIsSwitchedOff() throws Exception {
        draft.doubting(EvidenceRules.all(Level.OFF));
        beginWithTests(TaskDraft.of("T1").checkedBy("echo 'collected 0 items'"));
        agent.runs("git rm --quiet tests/test_a.py").endsWell();

        assertThat(worker.carryOut(run.task("T1")).doubts()).isEmpty();
    }

    private void beginWithTests(TaskDraft task) {
        ScratchRepository scratch = ScratchRepository.in(directory).write("tests/test_a.py", TESTS);
        scratch.commit("Add tests");
        begin(scratch, task);
    }
}
