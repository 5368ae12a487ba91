package io.trackyard.chaos;

import io.trackyard.testing.PidNamespace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The long form: run after run with chosen faults, until so many have happened. {@code qualification/run chaos --help}. */
final class Chaos {
    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        ChaosOptions options = ChaosOptions.of(arguments);
        if (!PidNamespace.isInside()) {
            System.out.printf("seed %d%n", options.seed);
            System.exit(inNamespace(options.seeded(arguments)));
        }
        if (!ChaosYard.mayMount()) {
            System.out.println("no file system may be mounted here: the disk is never full");
        }
        ChaosReport report = new ChaosReport(options, System.out);
        if (options.round != null) {
            carryOut(options.round, report);
        } else {
            carryOutUntil(options, report);
        }
        report.close();
        System.exit(report.isClean() ? 0 : 1);
    }

    /** In a namespace of its own disks can be mounted, and nothing outside is met. */
    private static int inNamespace(List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(PidNamespace.unshare());
        line.addAll(List.of("sh", "-c", "\"$@\"; exit $?", "init"));
        line.addAll(PidNamespace.java(Chaos.class, arguments.toArray(String[]::new)));
        return new ProcessBuilder(line).inheritIO().start().waitFor();
    }

    private static void carryOutUntil(ChaosOptions options, ChaosReport report)
            throws InterruptedException, ExecutionException {
        Random seeds = new Random(options.seed);
        ExecutorService beside = Executors.newFixedThreadPool(options.beside);
        List<Future<?>> workers = new ArrayList<>();
        for (int worker = 0; worker < options.beside; worker++) {
            workers.add(beside.submit(() -> {
                while (report.faults() < options.faults && !options.isOver()) {
                    long seed;
                    synchronized (seeds) {
                        seed = seeds.nextLong();
                    }
                    carryOut(seed, report);
                }
            }));
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        beside.shutdown();
    }

    private static void carryOut(long seed, ChaosReport report) {
        ChosenFaults chosen = ChosenFaults.of(seed);
        long start = System.nanoTime();
        try {
            Round.Seen seen = Round.of(chosen.plan(), possible(chosen.strikes()));
            report.passed(chosen, seen, Duration.ofNanos(System.nanoTime() - start));
        } catch (Round.Failure failure) {
            report.failed(chosen, failure, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static List<Strike> possible(List<Strike> strikes) {
        boolean mayMount = ChaosYard.mayMount();
        return strikes.stream()
                .filter(strike -> mayMount || strike.victim() != Victim.DISK)
                .toList();
    }
}
