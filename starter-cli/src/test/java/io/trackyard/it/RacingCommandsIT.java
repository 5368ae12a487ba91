package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.CommandResult;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same command typed more than once, at the same moment or one after the other. */
@YardTest
@InPidNamespace(limitSeconds = 900)
class RacingCommandsIT {
    private static final int TYPISTS = 2;

    private static final String PLAN = """
            tasks:
              - id: t1
                prompt: Write t1.txt.
                scope: t1.txt
            """;

    @Test
    void oneOfSeveralStartsOfOnePlanHasIt(TestYard yard) throws Exception {
        ScriptedAgent agent =
                yard.agent("t1").waitsFor("go").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).trackyard("server", "start").succeeds();

        List<RunningCommand> starts = new ArrayList<>();
        for (int typist = 0; typist < TYPISTS; typist++) {
            starts.add(yard.beginRun());
        }
        List<CommandResult> results = await(starts);

        assertThat(results).filteredOn(result -> result.exitCode() == 0).hasSize(1);
        assertThat(results)
                .filteredOn(result -> result.exitCode() != 0)
                .allSatisfy(refused -> assertThat(refused.err())
                        .contains("works on native · trackyard.yaml already", "trackyard watch "));
        yard.awaitAgent("t1");
        agent.receives("go");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.starts()).hasSize(1);
        assertThat(yard.repository().git("for-each-ref", "refs/heads/trackyard"))
                .hasLineCount(1);
    }

    @Test
    void landingsAtOnceMoveTheBranchOnce(TestYard yard) throws Exception {
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        List<CommandResult> results = await(begin(yard, "land"));

        assertThat(results)
                .allSatisfy(result -> CommandResultAssert.assertThat(result).exitsWith(0));
        assertThat(results)
                .filteredOn(result -> result.out().contains(" has all of run "))
                .hasSize(TYPISTS - 1);
        assertThat(yard.repository().git("rev-parse", "HEAD"))
                .isEqualTo(yard.repository().git("rev-parse", yard.branch()));
        assertThat(yard.repository().git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aRunThatStartsWhileAnotherIsClearedAwayLosesNothing(TestYard yard) throws Exception {
        yard.agent("t1").writes("t1.txt", "done\n").endsWell();
        yard.withPlan(PLAN).startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        yard.trackyard("land").succeeds();
        String before = yard.branch();
        yard.agent("t2").writes("t2.txt", "done\n").endsWell();
        yard.withPlan(PLAN.replace("t1", "t2"));

        RunningCommand cleaning = yard.start("clean", "--yes");
        RunningCommand run = yard.beginRun();
        CommandResultAssert.assertThat(cleaning.await()).exitsWith(0);
        CommandResultAssert.assertThat(run.await()).exitsWith(0);

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(yard.branch()).isNotEqualTo(before);
        assertThat(yard.repository().git("show", yard.branch() + ":t2.txt")).isEqualTo("done");
        assertThat(yard.repository().git("branch", "--list", before)).isEmpty();
        assertThat(yard.repository().git("fsck", "--no-dangling")).isEmpty();
    }

    @Test
    void wordsThatAreSaidTwiceCountOnce(TestYard yard) throws Exception {
        yard.agent("t1").runs("echo it fails; exit 1").endsWell();
        yard.withPlan("onAbandon: wait\nlimits: {attempts: 1}\n" + PLAN).startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(6);

        assertThat(await(begin(yard, "pause")))
                .allSatisfy(paused -> CommandResultAssert.assertThat(paused).exitsWith(0));
        assertThat(yard.status().path("state").asText()).isEqualTo("paused");
        yard.trackyard("unpause").succeeds();
        yard.agent("t1").waitsFor("never").endsWell();

        List<CommandResult> answers = await(begin(yard, "answer", "t1", "retry"));

        assertThat(answers)
                .anySatisfy(answer -> CommandResultAssert.assertThat(answer).exitsWith(0));
        yard.awaitAgent("t1");
        CommandResult late = yard.trackyard("answer", "t1", "retry");
        assertThat(late.exitCode()).isEqualTo(2);
        assertThat(late.err()).contains("asks nothing about \"t1\"");

        assertThat(await(begin(yard, "cancel")))
                .anySatisfy(ended -> CommandResultAssert.assertThat(ended).exitsWith(0));
        CommandResultAssert.assertThat(yard.await()).exitsWith(4);
        assertThat(yard.starts("t1")).hasSize(2);
        CommandResult over = yard.trackyard("cancel");
        assertThat(over.err()).contains("is cancelled; there is nothing to cancel");
    }

    private static List<RunningCommand> begin(TestYard yard, String... words) throws Exception {
        List<RunningCommand> begun = new ArrayList<>();
        for (int typist = 0; typist < TYPISTS; typist++) {
            begun.add(yard.start(words));
        }
        return begun;
    }

    private static List<CommandResult> await(List<RunningCommand> commands) throws Exception {
        List<CommandResult> results = new ArrayList<>();
        for (RunningCommand command : commands) {
            results.add(command.await());
        }
        return results;
    }
}
