import io.trackyard.git.Snapshot;
import io.trackyard.git.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What it takes to make a worktree, to make a used one fresh again, and what sixteen callers at once wait for theirs. */
final class WorktreeCost {
    private static final String HELP =
            """
            Example: qualification/run worktrees --files 1000,10000

            --files N,N       sizes of the repositories, in files (1000)
            --rounds N        worktrees of each kind (12), or what 90 s have room for, three at least
            --callers N       callers at once (16)
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private static final int WARM_UP = 2;
    private static final int LEAST = 3;
    private static final double LIMIT_MILLIS = 90_000;
    private static final int CHANGED = 20;

    private final Commands commands;
    private final Path clone;
    private final BareRun run;
    private final Path places;

    private WorktreeCost(Commands commands, Path clone, BareRun run, Path places) {
        this.commands = commands;
        this.clone = clone;
        this.run = run;
        this.places = places;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, HELP);
        try (Yard yard = Yard.in(options.directory())) {
            System.out.println(yard.commands().machine());
            for (int files : options.numbers("--files", "1000")) {
                System.out.printf("%d files%n", files);
                Path clone = yard.repository("repository-" + files, files);
                Path places = yard.directory().resolve("worktrees-" + files);
                try (BareRun run = new BareRun(clone, places)) {
                    new WorktreeCost(yard.commands(), clone, run, places)
                            .measure(options.number("--rounds", 12), options.number("--callers", 16));
                }
            }
            System.out.printf("load at the end: %s%n", Commands.load());
        }
    }

    private void measure(int rounds, int callers) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> git = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> recycled = new ArrayList<>();
        List<Double> removed = new ArrayList<>();
        long begun = System.nanoTime();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            if (round >= WARM_UP + LEAST && since(begun) > LIMIT_MILLIS) {
                break;
            }
            String track = "alone-" + round;
            long start = System.nanoTime();
            Worktree made = run.open(track);
            double opening = since(start);
            double byGit = byGit(round);
            // as a session leaves it
            work(made);
            Snapshot work = run.snapshot(made);
            start = System.nanoTime();
            run.reset(made, work);
            double resetting = since(start);
            demandWhole(made);
            Snapshot last = run.snapshot(made);
            start = System.nanoTime();
            run.remove(made, last);
            double removing = since(start);
            if (round >= WARM_UP) {
                first.add(opening);
                git.add(byGit);
                ratio.add(opening / byGit);
                recycled.add(resetting);
                removed.add(removing);
            }
        }
        Figures.print("  made", "ms", first);
        Figures.print("  `git worktree add`, for comparison", "ms", git);
        Figures.print("  made, in times of that, pair by pair", "", ratio);
        Figures.print("  used, %d files changed, made fresh again".formatted(CHANGED), "ms", recycled);
        Figures.print("  removed", "ms", removed);
        long start = System.nanoTime();
        List<Double> waits = atOnce(callers);
        Figures.print("  made, of %d asked for at once".formatted(callers), "ms", waits);
        System.out.printf("  all of them after %.0f ms%n", since(start));
    }

    private List<Double> atOnce(int callers) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<Double>> askings = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                String track = "caller-" + caller;
                askings.add(() -> {
                    long start = System.nanoTime();
                    demandWhole(run.open(track));
                    return since(start);
                });
            }
            List<Double> waits = new ArrayList<>();
            for (Future<Double> wait : threads.invokeAll(askings)) {
                waits.add(wait.get());
            }
            return waits;
        } finally {
            threads.shutdown();
        }
    }

    private double byGit(int round) throws IOException, InterruptedException {
        String path = places.resolve("by-git").toString();
        String here = clone.toString();
        List<String> add = List.of(
                "git", "-C", here, "worktree", "add", "-q", "--no-track", "-b", "by-git-" + round, path, "main");
        long start = System.nanoTime();
        commands.demand(add);
        double took = since(start);
        commands.demand("git", "-C", here, "worktree", "remove", path);
        return took;
    }

    private static void work(Worktree worktree) throws IOException {
        for (int file = 0; file < CHANGED; file++) {
            Files.writeString(worktree.path().resolve("src/part000/file%05d.txt".formatted(file)), "changed\n");
            Files.writeString(worktree.path().resolve("src/new%d.txt".formatted(file)), "new\n");
        }
    }

    private static void demandWhole(Worktree worktree) throws IOException {
        boolean fresh = Files.size(worktree.path().resolve("src/part000/file00000.txt")) > 100
                && Files.notExists(worktree.path().resolve("src/new0.txt"));
        if (!fresh) {
            throw new IllegalStateException("not fresh: " + worktree.path());
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
