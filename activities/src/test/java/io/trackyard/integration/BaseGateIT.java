package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.git.Epochs;
import io.trackyard.plan.Check;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.EvidenceRules.RedBase;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.GateTimeout;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RedOnBase;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import io.trackyard.verify.CheckResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseGateIT {
    private static final EvidenceRules GOING_ON = EvidenceRules.WARN.with(RedBase.CONTINUE);
    private static final EvidenceRules REFUSING = EvidenceRules.WARN.with(RedBase.REFUSE);

    @TempDir
    private Path directory;

    private final CommandRunner runner = new CommandRunner();
    private RunDraft draft;
    private ScratchRun run;

    @BeforeEach
    void draft() {
        draft = new RunDraft().track(TaskDraft.of("T1")).doubting(REFUSING);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void refusesABaseOnWhichACommandFailsAndShowsWhatItPrinted() {
        begin("true", "echo broken since Monday; exit 3");

        ProblemException refusal = catchThrowableOfType(ProblemException.class, this::warnings);

        assertThat(refusal.problem().code()).isEqualTo("base-is-red");
        assertThat(refusal.getMessage())
                .contains("base is red: echo broken since Monday; exit 3 (exit 3)", "broken since Monday");
        assertThat(refusal.problem().remedies().toString()).contains("redBase: continue");
    }

    @Test
    void runsTheGateOnceAndInAWorktreeOfItsOwn() throws Exception {
        begin("pwd >>" + directory.resolve("places"));

        assertThat(warnings()).isEmpty();
        assertThat(warnings()).isEmpty();

        assertThat(Files.readAllLines(directory.resolve("places")))
                .containsExactly(
                        run.open().directory().queueWorktree().toRealPath().toString());
    }

    @Test
    void isNotRedByWhatFailsOnce() throws Exception {
        begin("test -e $HOME/second || { touch $HOME/second; false; }");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void runsNothingWhereThereIsNoGate() {
        begin();

        assertThat(warnings()).isEmpty();
        assertThat(run.open().directory().queueWorktree()).doesNotExist();
    }

    @Test
    void lettingItGoOnItWarnsAndCountsWhatIsRedOnlyOnceItPassed() {
        draft.doubting(GOING_ON);
        begin("test -e mended.txt", "test ! -e broken.txt");

        assertThat(warnings()).containsExactly("base is red: test -e mended.txt; it does not count until it passes");
        assertThat(gate("a.txt")).as("as red as before").isEmpty();
        assertThat(gate("broken.txt"))
                .as("what was green counts")
                .hasValueSatisfying(red -> assertThat(red.line()).contains("broken.txt"));
        assertThat(gate("mended.txt")).isEmpty();
        assertThat(new RedOnBase(run.open().directory()).commands()).isEmpty();
        assertThat(gate("b.txt"))
                .as("it passed once, and counts from then on")
                .hasValueSatisfying(red -> assertThat(red.line()).contains("mended.txt"));
    }

    @Test
    void isNotRedWhereAGateThatDoesNotEndIsInconclusive() {
        draft.merging(new MergeRules(CommitSubject.of("{id}"), Order.ENTRY, GateAt.PHASE, GateTimeout.INCONCLUSIVE));
        begin("exit 124", "true");

        assertThat(warnings()).isEmpty();
    }

    private void begin(String... commands) {
        run = ScratchRun.in(
                directory, draft.gate(List.of(commands).stream().map(Check::of).toArray(Check[]::new)));
    }

    private List<String> warnings() {
        return new BaseGate(run.open(), runner, run.scratch().time()).warnings();
    }

    /** What is red of a tree with that file beside those of the base. */
    private Optional<CheckResult> gate(String file) {
        OpenRun open = run.open();
        return new Gate(new QueueWorktree(run.scratch().time()), runner)
                .judge(
                        open,
                        file,
                        run.work(run.tip(), file, "x\n"),
                        new Epochs(open.repository()).take(open.refs().queueEpoch()))
                .red();
    }
}
