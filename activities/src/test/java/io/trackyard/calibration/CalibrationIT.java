package io.trackyard.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.CalibrationVerdict;
import io.trackyard.activity.Interruption;
import io.trackyard.plan.Check;
import io.trackyard.runfiles.CalibrationIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real commands and real sessions on a run's branch. */
class CalibrationIT extends ScriptedCalibration {
    @Test
    void passesWhereAllCommandsDo() throws Exception {
        begin(draft.gate("true").calibrated(false, "true", "test -f src/a.txt"));

        assertThat(worker.calibrate(1)).isEqualTo(new CalibrationVerdict(List.of(), List.of(), null));
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void looksAtWhatIsIntegratedAndNotAtTheCheckout() throws Exception {
        begin(draft.calibrated(false, "test -f new.txt", "test -z \"$(git status --porcelain)\""));
        run.advance("new.txt", "new\n");
        run.scratch().write("README.md", "changed\n");
        Map<String, String> before = run.scratch().belongings();

        assertThat(worker.calibrate(1).passed()).isTrue();
        assertThat(run.scratch().belongings()).isEqualTo(before);
    }

    @Test
    void asksNobodyElseWhileTheGateIsRed() throws Exception {
        begin(draft.gate("echo 3 of 7 failed; exit 2").calibrated(true, "touch " + directory.resolve("looked")));

        assertThat(worker.calibrate(1).issues()).containsExactly("the gate fails: echo 3 of 7 failed; exit 2 (exit 2)");
        assertThat(issues(1).get(0).text()).contains("    3 of 7 failed");
        assertThat(directory.resolve("looked")).doesNotExist();
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void gathersTheIssuesOfAllCommands() throws Exception {
        begin(draft.calibrated(
                true,
                "echo '[{\"title\": \"one\", \"priority\": 0}, {\"title\": \"two\"}]'; exit 1",
                "echo ignored: '[{\"title\": \"of one that passes\"}]'",
                "echo 7 lines are too long >&2; exit 3"));

        assertThat(worker.calibrate(1).issues())
                .containsExactly("one", "two", "a calibrator fails: echo 7 lines are too long >&2; exit 3 (exit 3)");
        assertThat(issues(1).get(2).text()).contains("    7 lines are too long");
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void runsACommandWhereAndAsItIsWritten() throws Exception {
        begin(draft.calibrated(
                false,
                List.of(
                        check("test -f a.txt", "src", Map.of(), 0, null),
                        check("test \"$MODE\" = strict", null, Map.of("MODE", "strict"), 0, null),
                        check("exit 3", null, Map.of(), 3, null),
                        check("echo 7 passed", null, Map.of(), 0, "passed$"))));

        assertThat(worker.calibrate(1)).isEqualTo(new CalibrationVerdict(List.of(), List.of(), null));
    }

    @Test
    void saysWhatIsNotAsACommandIsToEnd() throws Exception {
        begin(draft.calibrated(
                false,
                List.of(check("true", null, Map.of(), 3, null), check("echo none", null, Map.of(), 0, "passed$"))));

        assertThat(worker.calibrate(1).issues())
                .containsExactly(
                        "a calibrator fails: true (exit 0)",
                        "a calibrator fails: echo none (no line of its output holds passed$)");
    }

    @Test
    void aCommandOfADirectoryThatIsNotThereIsNoIssueOfTheWork() throws Exception {
        begin(draft.calibrated(false, List.of(check("true", "gone", Map.of(), 0, null))));

        assertThat(worker.calibrate(1).unclear()).isEqualTo("true cannot be started: there is no directory gone");
    }

    private static Check check(
            String command,
            @Nullable String directory,
            Map<String, String> environment,
            int exit,
            @Nullable String output) {
        return new Check(command, 60, directory, environment, new Check.Expectation(exit, output));
    }

    @Test
    void makesNoTaskOfATokenThatACommandPrinted() throws Exception {
        String token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        begin(draft.calibrated(false, "echo '[{\"title\": \"take out %s\"}]'; exit 1".formatted(token)));

        assertThat(worker.calibrate(1).issues()).containsExactly("take out [redacted]");
    }

    @Test
    void aCommandThatCannotBeStartedIsNoIssueOfTheWork() throws Exception {
        begin(draft.calibrated(false, "no-such-calibrator"));

        assertThat(worker.calibrate(1).unclear()).contains("no-such-calibrator cannot be started (exit 127)");
    }

    @Test
    void aRoundThatHasItsVerdictIsNotLookedAtAgain() throws Exception {
        Path count = directory.resolve("count");
        begin(draft.calibrated(false, "echo once >> " + count + "; exit 1"));

        assertThat(worker.calibrate(1)).isEqualTo(worker.calibrate(1));
        assertThat(count).hasContent("once");
        worker.calibrate(2);
        assertThat(count).hasContent("once\nonce");
    }

    @Test
    void asksAnAgentOnceTheCommandsPass() throws Exception {
        begin(draft.gate("true").calibrated(true, "true"));
        run.advance("new.txt", "new\n");
        agent.writes("new.txt", "changed by the looker\n")
                .says("I looked.")
                .says(CalibratingWorker.WELL)
                .endsWell();

        CalibrationVerdict verdict = worker.calibrate(1);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.lines()).containsExactly("✓ Coverage", "✓ Drift", "✓ Security");
        assertThat(agent.prompt())
                .contains("# Calibration of phase 1", "### bd-1: ", "Add it, with a test.", "- `true`")
                .doesNotContain("Your last answer");
        Path queue = run.open().directory().queueWorktree();
        assertThat(queue.resolve("new.txt")).hasContent("new");
        assertThat(run.scratch().git("for-each-ref", "refs/trackyard/wip/calm-otter/"))
                .isNotEmpty();
        assertThat(run.scratch().git("show", run.tip().hex() + ":new.txt")).isEqualTo("new");
    }

    @Test
    void asksOnceMoreForAnAnswerThatCannotBeRead() throws Exception {
        begin(draft.calibrated(true)
                .agent("cat > " + directory.resolve("prompt")
                        + "; if grep -q 'could not be read' " + directory.resolve("prompt") + "; then echo '"
                        + CalibratingWorker.WELL
                        + "'; else echo all is well; fi"));

        assertThat(worker.calibrate(1).passed()).isTrue();
        assertThat(directory.resolve("prompt")).content().contains("It has no JSON at its end.");
    }

    @Test
    void anAgentThatDoesNotAnswerIsForAPerson() throws Exception {
        begin(draft.calibrated(true));
        agent.says("all is well").endsWell();

        assertThat(worker.calibrate(1).unclear()).isEqualTo("the agent's answer has no JSON at its end");
        assertThat(agent.starts()).hasSize(2);
    }

    @Test
    void aQuotaIsNobodysAnswer() throws Exception {
        begin(draft.calibrated(true));
        agent.says("retry-after: 60").endsWith(75);

        assertThat(worker.interruption(1).cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(worker.files(1).read().orElseThrow().asked()).isZero();
    }

    private List<CalibrationIssue> issues(int round) {
        return worker.files(round).read().orElseThrow().issues();
    }
}
