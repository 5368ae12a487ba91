package io.trackyard.background.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.Interruption;
import io.trackyard.attempt.Pulse.Word;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.MirrorRequest;
import io.trackyard.git.Repository;
import io.trackyard.plan.Changes;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.salvage.Salvage;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Background tasks with real sessions in real directories. */
@InPidNamespace
class BackgroundCarrierIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path temporary;

    private ScratchRepository scratch;
    private ScriptedAgent agent;
    private ScratchHost host;
    private ScratchHost second;

    @BeforeEach
    void begin() throws Exception {
        scratch = ScratchRepository.in(temporary);
        agent = ScriptedAgent.in(temporary.resolve("agent"));
        host = new ScratchHost(temporary.resolve("state"), scratch);
        second = new ScratchHost(temporary.resolve("state"), scratch);
    }

    @AfterEach
    void close() {
        host.close();
        second.close();
    }

    @Test
    void givesWhatTheAgentPrintedAsTheResult() throws Exception {
        agent.runs("echo \"$TRACKYARD_TASK $TRACKYARD_KIND $TRACKYARD_MODEL ${TRACKYARD_PERMISSION-none} $PWD\"");
        Path anywhere = Files.createDirectories(temporary.resolve("anywhere")).toRealPath();
        BackgroundFiles files = reading("find", anywhere);

        LaunchOutcome outcome = host.carryOut(files);

        assertThat(outcome.status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(outcome.note()).isNull();
        assertThat(files.result()).isEqualTo("find kind model-1 none %s\n".formatted(anywhere));
        assertThat(agent.prompt()).isEqualTo("Do find");
    }

    @Test
    void givesNoTokenThatTheAgentPrinted() throws Exception {
        agent.says("found ghp_abcdefghijklmnopqrstuvwxyz0123456789 in a file");
        BackgroundFiles files = reading("find", Files.createDirectories(temporary.resolve("anywhere")));

        host.carryOut(files);

        assertThat(files.result()).isEqualTo("found [redacted] in a file\n");
    }

    @Test
    void aSessionThatFailsIsAnOutcomeWithItsLastWords() throws Exception {
        agent.says("half a thought").complains("no key").endsWith(3);
        BackgroundFiles files = reading("find", scratch.path());

        LaunchOutcome outcome = host.carryOut(files);

        assertThat(outcome.status()).isEqualTo(BackgroundStatus.FAILED);
        assertThat(outcome.error()).isEqualTo("the agent gave up (exit 3): no key");
        assertThat(files.result()).isEqualTo("half a thought\n");
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        agent.runs("i=0; while [ $i -lt 9000 ]; do echo \"line $i is here\"; i=$((i + 1)); done");
        BackgroundFiles files = reading("find", scratch.path());

        host.carryOut(files);

        assertThat(files.result().lines().findFirst().orElseThrow())
                .matches("\\[\\d+ bytes before this are in .*/out]");
        assertThat(files.result()).hasSizeBetween(64_000, 66_000).endsWith("line 8999 is here\n");
    }

    @Test
    void namesWhatChangedInTheLiveDirectoryAndPutsNothingBack() throws Exception {
        scratch.write("README.md", "edited by a person\n");
        agent.runs("echo more >>README.md; echo new >new.txt").endsWell();
        BackgroundFiles files = reading("find", scratch.path());

        LaunchOutcome outcome = host.carryOut(files);

        assertThat(outcome.status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(outcome.note()).contains("left as they are: README.md, new.txt");
        assertThat(scratch.path().resolve("README.md")).hasContent("edited by a person\nmore\n");
    }

    @Test
    void saysNothingOfFilesThatWereDirtyBefore() throws Exception {
        scratch.write("README.md", "edited by a person\n");

        LaunchOutcome outcome = host.carryOut(reading("find", scratch.path()));

        assertThat(outcome.note()).isNull();
    }

    @Test
    void leavesTheWorkOfAnEditingTaskOnABranchOfItsOwnAndTouchesNothingElse() throws Exception {
        agent.writes("page.html", "<p>\n").endsWell();
        BackgroundFiles files = editing("page", Changes.REQUIRED);
        Map<String, String> before = scratch.belongings();

        LaunchOutcome outcome = host.carryOut(files);
        host.end(files, null);

        assertThat(outcome.branch()).isEqualTo("trackyard/bg/page");
        assertThat(outcome.note()).isEqualTo("1 file changed on trackyard/bg/page");
        assertThat(scratch.git("show", "trackyard/bg/page:page.html")).isEqualTo("<p>");
        assertThat(scratch.git("log", "-1", "--format=%s", "trackyard/bg/page")).isEqualTo("bg page: Do page");
        assertThat(scratch.git("log", "-1", "--format=%B", "trackyard/bg/page")).doesNotContain("Trackyard-Task");
        assertThat(scratch.belongings()).isEqualTo(before);
        assertThat(files.worktree()).doesNotExist();
        assertThat(left()).isEmpty();
        host.directory.forget("page");
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAFailedOrOpenTaskDidCanBeSalvaged() throws Exception {
        agent.writes("page.html", "<p>\n").endsWith(3);
        BackgroundFiles files = editing("page", Changes.REQUIRED);

        LaunchOutcome outcome = host.carryOut(files);
        assertThat(left()).containsExactly("page unfinished");
        host.again(files);

        assertThat(outcome.status()).isEqualTo(BackgroundStatus.FAILED);
        assertThat(left()).containsExactly("page open");
    }

    private List<String> left() {
        try (Repository repository = scratch.open()) {
            return new Salvage(repository, temporary.resolve("state"))
                    .all(Optional.of("bg")).stream()
                            .map(work -> work.task() + " " + work.state().word())
                            .toList();
        }
    }

    @Test
    void failsATaskThatWasToChangeSomethingAndDidNot() throws Exception {
        BackgroundFiles required = editing("page", Changes.REQUIRED);
        BackgroundFiles optional = editing("look", Changes.OPTIONAL);

        LaunchOutcome failed = host.carryOut(required);
        LaunchOutcome completed = host.carryOut(optional);
        host.end(required, null);

        assertThat(failed.error()).isEqualTo("it changed nothing");
        assertThat(completed.status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(scratch.git("branch", "--list", "trackyard/bg/page")).isEmpty();
    }

    @Test
    void keepsTheWorkOfAnEditingTaskThatFailedAndSaysWhere() throws Exception {
        agent.writes("half.txt", "half\n").endsWith(1);
        BackgroundFiles files = editing("page", Changes.REQUIRED);

        LaunchOutcome outcome = host.carryOut(files);
        host.end(files, null);

        String ref = String.valueOf(outcome.note()).replace("what it did is kept in ", "");
        assertThat(scratch.git("show", ref + ":half.txt")).isEqualTo("half");
    }

    @Test
    void aRetryStartsFromWhatIsCheckedOutThen() throws Exception {
        agent.runs("cat src/a.txt >copy.txt").endsWell();
        BackgroundFiles files = editing("page", Changes.REQUIRED);
        host.carryOut(files);
        host.end(files, null);
        scratch.write("src/a.txt", "later\n").commit("Later");

        host.again(files);
        LaunchOutcome outcome = host.carryOut(files);

        assertThat(outcome.launch()).isEqualTo(2);
        assertThat(outcome.status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(scratch.git("show", "trackyard/bg/page:copy.txt")).isEqualTo("later");
        assertThat(agent.starts()).hasSize(2);
    }

    @Test
    void reattachesToTheSessionThatADeadWorkerLeft() throws Exception {
        agent.waitsFor("go").says("found").endsWell();
        BackgroundFiles files = reading("find", scratch.path());
        CompletableFuture<LaunchOutcome> left = inBackground(host, files);
        await().atMost(LIMIT).until(() -> !agent.starts().isEmpty());
        host.pulse.answers(Word.DETACH);
        assertThatThrownBy(left::get).hasRootCauseMessage("DETACH");

        CompletableFuture<LaunchOutcome> taken = inBackground(second, files);
        await().atMost(LIMIT).until(() -> !second.pulse.beats().isEmpty());
        agent.receives("go");

        assertThat(taken.get().status()).isEqualTo(BackgroundStatus.COMPLETED);
        assertThat(files.result()).isEqualTo("found\n");
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void answersWithTheOutcomeThatIsRecordedAlready() throws Exception {
        BackgroundFiles files = reading("find", scratch.path());
        LaunchOutcome first = host.carryOut(files);

        assertThat(second.carryOut(files)).isEqualTo(first);
        assertThat(agent.starts()).hasSize(1);
    }

    @Test
    void aCrashOfTheAgentIsNotTheTasksFault() throws Exception {
        agent.runs("[ -e \"$TRACKYARD_PROMPT_FILE.seen\" ] || { : >\"$TRACKYARD_PROMPT_FILE.seen\"; kill -KILL $$; }")
                .endsWell();
        BackgroundFiles files = reading("find", scratch.path());

        assertThatThrownBy(() -> host.carryOut(files))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(FailureTypes.INTERRUPTED));

        assertThat(host.carryOut(files).status()).isEqualTo(BackgroundStatus.COMPLETED);
    }

    @Test
    void anAgentThatCannotBeStartedIsToldFromOneThatCrashes() throws Exception {
        BackgroundFiles files = host.launch("find", "no-such-agent", Changes.NONE, scratch.path());

        assertThatThrownBy(() -> host.carryOut(files))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getDetails()
                                        .get(Interruption.class)
                                        .cause())
                                .isEqualTo(Interruption.Cause.SETUP))
                .hasMessageContaining("cannot be started (exit 127)");
    }

    @Test
    void endsTheSessionWhenItsTimeIsUp() throws Exception {
        agent.waitsFor("never");
        BackgroundFiles files = reading("find", scratch.path());
        CompletableFuture<LaunchOutcome> running = inBackground(host, files);
        await().atMost(LIMIT).until(() -> !agent.starts().isEmpty());

        // only what was watched of it is counted: one great step may lie before the watching or within it
        host.pulse.meanwhile(() -> host.time.advance(Duration.ofSeconds(10)));

        assertThat(running.get().error()).startsWith("its session took longer than 60 s");
    }

    @Test
    void endsTheSessionOfATaskThatIsCancelledWhileItsWorkerIsDead() throws Exception {
        agent.writes("half.txt", "half\n").waitsFor("never");
        BackgroundFiles files = editing("page", Changes.REQUIRED);
        CompletableFuture<LaunchOutcome> left = inBackground(host, files);
        await().atMost(LIMIT).until(() -> Files.exists(files.worktree().resolve("half.txt")));
        host.pulse.answers(Word.DETACH);
        assertThatThrownBy(left::get).isInstanceOf(ExecutionException.class);
        long pid = agent.starts().get(0);

        second.end(files, "cancelled");

        assertThat(ProcessIdentity.of(pid)).isEmpty();
        LaunchOutcome outcome = files.outcome().orElseThrow();
        assertThat(outcome.error()).isEqualTo("cancelled");
        assertThat(outcome.note()).startsWith("what it did is kept in refs/trackyard/wip/bg/page/");
    }

    @Test
    void endsATaskWhoseDirectoryIsGone() throws Exception {
        Path anywhere = Files.createDirectories(temporary.resolve("anywhere"));
        BackgroundFiles files = reading("find", anywhere);
        Files.delete(anywhere);

        assertThatThrownBy(() -> host.carryOut(files)).hasMessageContaining("is gone");
        host.end(files, "its directory is gone");

        assertThat(files.outcome().orElseThrow().error()).isEqualTo("its directory is gone");
    }

    @Test
    void tellsAPersonOnceOfEachEnd() throws Exception {
        BackgroundFiles good = reading("search-1", scratch.path());
        host.carryOut(good);
        BackgroundFiles bad = reading("search-2", scratch.path());

        host.end(good, null);
        host.end(good, null);
        host.end(bad, "cancelled");

        assertThat(host.notices)
                .containsExactly("Background task 'search-1' complete", "Background task 'search-2' failed: cancelled");
    }

    @Test
    void theShortWorkBeats() throws Exception {
        BackgroundFiles files = reading("find", scratch.path());
        host.carryOut(files);

        host.end(files, null);
        assertThat(host.beats).hasValue(1);
        host.records.mirror(new MirrorRequest(1, List.of(), List.of()));
        assertThat(host.beats).hasValue(2);
    }

    private BackgroundFiles reading(String id, Path where) {
        return host.launch(id, agent.executable().toString(), Changes.NONE, where);
    }

    private BackgroundFiles editing(String id, Changes changes) {
        return host.launch(id, agent.executable().toString(), changes, scratch.path());
    }

    private static CompletableFuture<LaunchOutcome> inBackground(ScratchHost worker, BackgroundFiles files) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return worker.carryOut(files);
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
