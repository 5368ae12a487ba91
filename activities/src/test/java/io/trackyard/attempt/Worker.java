package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.Interruption;
import io.trackyard.activity.TaskRequest;
import io.trackyard.activity.TaskVerdict;
import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.session.SessionPoller;
import io.trackyard.session.Sessions;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.SettableTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One worker of a scratch run. A second one over the same run is what takes over when the first is dead. */
final class Worker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final FakePulse pulse = new FakePulse();
    final SettableTime time = new SettableTime(ScratchRepository.NOW);
    final Sessions sessions;
    private final ScratchRun run;
    private final SessionPoller poller = new SessionPoller();
    private final TaskCarrier carrier;

    Worker(ScratchRun run) {
        CommandRunner runner = new CommandRunner();
        this.run = run;
        this.sessions = new Sessions("host-1", runner, poller, time);
        this.carrier = new TaskCarrier(run.runs(), sessions, runner, run.accounts(), time);
    }

    TaskVerdict carryOut(TaskRequest request) throws Exception {
        return carrier.carryOut(request, carrier.known(request, Optional.empty()), pulse);
    }

    /** What it says first. */
    String beginning(TaskRequest request) {
        return carrier.beginning(request);
    }

    /** The same in a thread of its own. */
    CompletableFuture<TaskVerdict> inBackground(TaskRequest request) {
        CompletableFuture<TaskVerdict> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(carryOut(request));
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    /** Waits until a file is in the worktree. */
    void awaitFile(String name) {
        await().atMost(LIMIT).until(() -> Files.exists(worktree().resolve(name)));
    }

    /** Takes the right to act for the task, and does nothing with it. */
    TaskCarrier.Right takeOver(TaskRequest request) throws InterruptedException {
        return carrier.takeOver(run.open(), request);
    }

    TaskBench bench(TaskRequest request, TaskCarrier.Right right) {
        return carrier.bench(run.open(), request, right, request.ledger());
    }

    /** The epoch that stands. */
    Epoch epochOf(TaskRequest request) {
        OpenRun open = run.open();
        return new Epochs(open.repository())
                .current(open.refs().taskEpoch(request.task()))
                .orElseThrow();
    }

    /** Carries out what must end without a verdict. */
    ApplicationFailure failure(TaskRequest request) {
        return catchThrowableOfType(ApplicationFailure.class, () -> carryOut(request));
    }

    /** Fails an attempt, and asks for the next as the server would: with what the failure said. */
    TaskRequest afterFailure(TaskRequest request) {
        return run.task(request.task(), ledger(failure(request)), request.errand());
    }

    /** The failure that one in a thread of its own ends with. */
    static ApplicationFailure failureOf(CompletableFuture<TaskVerdict> running) {
        return (ApplicationFailure) catchThrowable(running::get).getCause();
    }

    static AttemptLedger ledger(ApplicationFailure failure) {
        return failure.getDetails().get(AttemptLedger.class);
    }

    static Interruption interruption(ApplicationFailure failure) {
        return failure.getDetails().get(Interruption.class);
    }

    TaskFiles files(String task) {
        return new TaskFiles(run.open().directory().task(task));
    }

    Path worktree() {
        return run.open().directory().worktree(run.track(1));
    }

    @Override
    public void close() {
        poller.close();
    }
}
