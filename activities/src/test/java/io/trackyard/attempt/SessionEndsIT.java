package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.Interruption.Cause;
import io.trackyard.policy.Containment;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EndRule.Meaning;
import io.trackyard.policy.OutputLimits;
import io.trackyard.policy.OutputLimits.NoisySession;
import io.trackyard.policy.SandboxRules;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault it is that a session ended. */
class SessionEndsIT {
    private static final EndRule[] ENDS = {
        new EndRule(1, "usage limit", Meaning.QUOTA, "again in (\\w+)"),
        new EndRule(null, "overloaded", Meaning.OVERLOADED, null),
        new EndRule(null, "log in", Meaning.AUTHENTICATION, null),
        new EndRule(4, null, Meaning.SETUP, null),
        new EndRule(5, null, Meaning.CRASH, null),
    };

    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private ScratchRun run;
    private Worker worker;

    @BeforeEach
    void begin() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        run = ScratchRun.in(
                directory,
                new RunDraft().agent(agent.executable().toString()).ending(ENDS).track(TaskDraft.of("T1")));
        worker = new Worker(run);
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'usage limit, again in 2h', 1, QUOTA, 'the quota of '",
        "overloaded, 1, OVERLOADED, 'its provider is overloaded (exit 1): overloaded'",
        "please log in, 1, AUTHENTICATION, 'its provider refuses the agent (exit 1): please log in'",
        "no node, 4, SETUP, 'the agent cannot be started (exit 4): no node'",
        "panic, 5, CRASH, 'the agent crashed (exit 5)'",
        "panic, 139, CRASH, 'the agent was ended by signal 11'",
    })
    void chargesNothingForWhatIsNotTheTasksFault(String line, int exit, Cause cause, String message) throws Exception {
        agent.complains(line).endsWith(exit);

        ApplicationFailure failure = worker.failure(run.task("T1"));

        Interruption told = Worker.interruption(failure);
        assertThat(failure.getType()).isEqualTo(FailureTypes.INTERRUPTED);
        assertThat(told.cause()).isEqualTo(cause);
        assertThat(told.message()).startsWith(message);
        assertThat(told.account()).isEqualTo(agent.executable().toString());
        assertThat(told.ledger().failures()).isZero();
        assertThat(worker.sessions.find(worker.files("T1").directory())).isEmpty();
    }

    @Test
    void spreadsTheEndOfAQuotaByAMinuteAtMost() throws Exception {
        agent.says("usage limit, again in 2h").endsWith(1);
        long stated = worker.time.instant().plusSeconds(7200).toEpochMilli();

        assertThat(Worker.interruption(worker.failure(run.task("T1"))).notBefore())
                .isBetween(stated, stated + TimeUnit.MINUTES.toMillis(1));
    }

    @Test
    void chargesASessionThatPrintsWithoutEndWhereThatIsSet() throws Exception {
        agent.writes("src/T1.txt", "work").runs("yes").endsWell();
        keepOneMebibyte(NoisySession.END);

        assertThat(worker.failure(run.task("T1")).getOriginalMessage())
                .isEqualTo("it printed more than limits.sessionOutput lets a session");
    }

    @Test
    void trimsASessionThatPrintsMuchAndTakesItsWork() throws Exception {
        agent.writes("src/T1.txt", "work").runs("head -c 9000000 /dev/zero").endsWell();
        keepOneMebibyte(NoisySession.TRIM);

        worker.carryOut(run.task("T1"));

        assertThat(Files.size(worker.files("T1").directory().path().resolve("sessions/1/out")))
                .isLessThan(1024 * 1024);
    }

    @Test
    void chargesWhatSaysThatItIsDoneAndOnlyTalksOfLimits() throws Exception {
        agent.says("usage limit, overloaded, log in").endsWell();

        assertThat(worker.failure(run.task("T1")).getOriginalMessage()).isEqualTo("it changed nothing");
    }

    private void keepOneMebibyte(NoisySession noisy) {
        close();
        run = ScratchRun.in(
                directory.resolve("other"),
                new RunDraft()
                        .agent(agent.executable().toString())
                        .contained(new Containment(new OutputLimits(1, 1, noisy), SandboxRules.NONE))
                        .track(TaskDraft.of("T1")));
        worker = new Worker(run);
    }
}
