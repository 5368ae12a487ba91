package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.git.Epoch;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.process.CommandRunner;
import io.trackyard.session.TaskDirectory;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import io.trackyard.testing.ScratchRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that is frozen in the middle of its acts, with all it started, while another takes over, and that then goes on. A
 * check before the act let 26 of 60 stale acts through.
 */
@InPidNamespace
class FencingRaceIT {
    private static final int ROUNDS = Integer.getInteger("trackyard.fencing.rounds", 60);
    private static final long SEED = Long.getLong("trackyard.fencing.seed", System.nanoTime());
    private static final int LATEST_MICROS = 8_000;

    /** Side by side, in one repository: whoever takes over from a frozen worker waits for two seconds. */
    private static final int LANES = 6;

    @TempDir
    private Path directory;

    @Test
    void doesNothingAfterItWasOvertakenHoweverFarItHadCome() throws Exception {
        ScratchRepository scratch = ScratchRepository.in(directory);
        List<Callable<Integer>> lanes = new ArrayList<>();
        for (int lane = 1; lane <= LANES; lane++) {
            String task = "T" + lane;
            Random random = new Random(SEED + lane);
            lanes.add(() -> race(scratch, task, random));
        }
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        int acts = 0;
        for (Future<Integer> lane : threads.invokeAll(lanes)) {
            acts += lane.get();
        }
        threads.shutdown();

        assertThat(acts)
                .as("acts done in time: no round was a race, seed " + SEED)
                .isBetween(1, 2 * ROUNDS - 1);
    }

    /** Returns how many of two acts a round were done before the takeover. */
    private int race(ScratchRepository scratch, String name, Random random) throws Exception {
        RefName ref = new RefName("refs/trackyard/epoch/calm-otter/task/" + name);
        TaskDirectory task = TaskDirectory.at(directory.resolve(name));
        TaskEpochs epochs = new TaskEpochs(new CommandRunner());
        try (Repository repository = scratch.open();
                Actor actor = new Actor(scratch.path(), task.path(), ref)) {
            for (int round = 1; round <= ROUNDS / LANES; round++) {
                Epoch his = epochs.take(repository, ref, task);
                actor.say("%d %s refs/trackyard/wip/calm-otter/%s/%d %s"
                        .formatted(
                                his.number(),
                                his.object().hex(),
                                name,
                                round,
                                repository.head().hex()));
                actor.awaits("begins");
                LockSupport.parkNanos(1_000L * random.nextInt(LATEST_MICROS));
                actor.signal("STOP");

                Epoch ours = epochs.take(repository, ref, task);

                List<String> atTakeover = done(scratch, task, name);
                actor.signal("CONT");
                actor.awaits("done");
                assertThat(ours.number()).isGreaterThan(his.number());
                assertThat(done(scratch, task, name))
                        .as("what was done after the takeover of round %d, seed %d", round, SEED)
                        .isEqualTo(atTakeover);
            }
            return done(scratch, task, name).size();
        }
    }

    /** The refs that were made, and the epochs of the acts. */
    private static List<String> done(ScratchRepository scratch, TaskDirectory task, String name) throws IOException {
        List<String> done = new ArrayList<>(
                scratch.git("for-each-ref", "--format=%(refname)", "refs/trackyard/wip/calm-otter/" + name)
                        .lines()
                        .toList());
        Path acts = task.file("acts");
        done.addAll(Files.exists(acts) ? Files.readAllLines(acts) : List.of());
        return done;
    }

    /** A process of {@link FrozenActor}. */
    private static final class Actor implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        private Actor(Path repository, Path task, RefName epoch) throws IOException {
            process = new ProcessBuilder(
                            PidNamespace.java(FrozenActor.class, repository.toString(), task.toString(), epoch.value()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = process.inputReader(StandardCharsets.UTF_8);
        }

        private void say(String line) throws IOException {
            OutputStream to = process.getOutputStream();
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        }

        private void awaits(String word) throws IOException {
            String line = answers.readLine();
            while (!word.equals(line)) {
                assertThat(line).as("the actor ended").isNotNull();
                line = answers.readLine();
            }
        }

        /** To the worker, then to all it has started: positive pids, one by one. */
        private void signal(String name) throws IOException, InterruptedException {
            send(name, Stream.of(process.pid()));
            send(name, process.descendants().map(ProcessHandle::pid));
        }

        private static void send(String name, Stream<Long> pids) throws IOException, InterruptedException {
            List<String> line = new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\" 2>/dev/null", "kill", name));
            pids.map(Object::toString).forEach(line::add);
            if (line.size() > 5) {
                new ProcessBuilder(line).start().waitFor();
            }
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.destroyForcibly();
        }
    }
}
