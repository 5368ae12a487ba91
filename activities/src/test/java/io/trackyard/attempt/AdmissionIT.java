package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.account.Account;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.Resources;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sessions of one host that share an account. */
class AdmissionIT extends ScriptedAttempt {
    private static final int TASKS = 6;

    @Test
    void leavesAnAccountAloneOfWhichAnotherSessionMetTheQuota() throws Exception {
        beginWithRoomFor(null, null);
        agent.complains("retry-after: 90").endsWith(75);
        worker.failure(run.task("T1"));
        agent = ScriptedAgent.in(directory.resolve("agent"))
                .runs("echo >$TRACKYARD_TASK")
                .endsWell();

        Interruption told = Worker.interruption(worker.failure(run.task("T2")));

        assertThat(told.cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(told.notBefore())
                .isGreaterThanOrEqualTo(worker.time.instant().plusSeconds(90).toEpochMilli());
        assertThat(agent.starts()).as("no session for nothing").hasSize(1);

        worker.time.advance(Duration.ofSeconds(90));
        assertThat(worker.carryOut(run.task("T2")).note()).isEqualTo("1 file changed");
    }

    @Test
    void leavesAnAccountThatAPersonNamedAloneOnAllHosts() throws Exception {
        draft.kind(ofTeam());
        beginWithRoomFor(null, null);
        agent.complains("retry-after: 90").endsWith(75);

        worker.failure(run.task("T1"));

        Instant told = worker.time.instant();
        assertThat(run.sharedPauses().of("team", told)).contains(told.plusSeconds(90));
        assertThat(run.accounts().pausesOf(new Account("team", false)).of("team", told))
                .as("nothing is kept of it on this host")
                .isEmpty();
    }

    @Test
    void hearsOfAQuotaThatAnotherHostMet() throws Exception {
        draft.kind(ofTeam());
        beginWithRoomFor(null, null);
        run.sharedPauses().begin("team", worker.time.instant().plusSeconds(90));

        Interruption told = Worker.interruption(worker.failure(run.task("T1")));

        assertThat(told.cause()).isEqualTo(Interruption.Cause.QUOTA);
        assertThat(told.account()).isEqualTo("team");
        assertThat(agent.starts()).isEmpty();
    }

    @Test
    void waitsForRoomAmongTheSessionsOfTheAccount() throws Exception {
        beginWithRoomFor(1, null);
        agent.runs("echo >$TRACKYARD_TASK").waitsFor("word").endsWell();
        CompletableFuture<TaskVerdict> first = worker.inBackground(run.task("T1"));
        await().until(() -> agent.starts().size() == 1);

        Interruption told = Worker.interruption(worker.failure(run.task("T2")));

        assertThat(told.cause()).isEqualTo(Interruption.Cause.RESOURCES);
        assertThat(told.message())
                .isEqualTo("1 sessions of the account %s run on this host, limits.accountSessions is 1"
                        .formatted(agent.executable()));
        agent.receives("word");
        assertThat(first.get()).isNotNull();
        assertThat(worker.carryOut(run.task("T2")).note()).isEqualTo("1 file changed");
    }

    @Test
    void neverStartsMoreThanHaveRoomHoweverManyAskAtOnce() throws Exception {
        beginWithRoomFor(null, 2);
        agent.runs("echo >$TRACKYARD_TASK").waitsFor("word").endsWell();

        List<CompletableFuture<TaskVerdict>> all = IntStream.rangeClosed(1, TASKS)
                .mapToObj(number -> worker.inBackground(run.task("T" + number)))
                .toList();
        await().until(() ->
                all.stream().filter(CompletableFuture::isCompletedExceptionally).count() == TASKS - 2);

        assertThat(agent.starts()).hasSizeLessThanOrEqualTo(2);
        agent.receives("word");
        await().until(() -> all.stream().allMatch(CompletableFuture::isDone));
        assertThat(agent.starts()).hasSize(2);
        assertThat(all.stream().filter(CompletableFuture::isCompletedExceptionally))
                .allSatisfy(refused -> assertThat(
                                refused.handle((verdict, failure) -> failure).get())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                failure -> assertThat(failure.getOriginalMessage())
                                        .isEqualTo("2 sessions run on this host, limits.hostSessions is 2")));
    }

    /** The scripted agent, by an account that has a name of its own. */
    private NamedAgent ofTeam() {
        AgentSettings settings = new AgentSettings(agent.executable().toString(), List.of(), "team", List.of());
        return new NamedAgent("usual", settings, null, null, true);
    }

    private void beginWithRoomFor(@Nullable Integer ofAccount, @Nullable Integer ofHost) {
        draft.wanting(new Resources(0, 0, ofAccount, ofHost));
        IntStream.rangeClosed(1, TASKS).forEach(number -> draft.track(TaskDraft.of("T" + number)));
        beginAsDrafted();
    }
}
