import io.trackyard.git.Worktree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a snapshot of a large worktree takes in a worker that runs, beside {@code git status} in the same worktree. */
final class SnapshotCost {
    private static final String HELP =
            """
            Example: qualification/run snapshots --files 10000

            --files N         files of the worktree (10000)
            --changed N       files that are changed for each snapshot of the second kind (100)
            --rounds N        snapshots of each kind (30); five more that are not counted go before them
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private static final int WARM_UP = 5;
    private static final double CLEAN_AIM = 50;

    private final Commands commands;
    private final BareRun run;
    private final Worktree worktree;
    private final int changed;
    private final int rounds;

    private SnapshotCost(Commands commands, BareRun run, Worktree worktree, int changed, int rounds) {
        this.commands = commands;
        this.run = run;
        this.worktree = worktree;
        this.changed = changed;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, HELP);
        int files = options.number("--files", 10_000);
        try (Yard yard = Yard.in(options.directory())) {
            Path repository = yard.repository("repository", files);
            System.out.printf("%d files, %s%n", files, yard.commands().machine());
            try (BareRun run = new BareRun(repository, yard.directory().resolve("worktrees"))) {
                Worktree worktree = run.open("track");
                new SnapshotCost(
                                yard.commands(),
                                run,
                                worktree,
                                options.number("--changed", 100),
                                options.number("--rounds", 30))
                        .measure();
            }
            System.out.printf("load at the end: %s%n", Commands.load());
        }
    }

    /** The kinds in turn, so that what else the machine does meets all of them. */
    private void measure() throws IOException, InterruptedException {
        List<Double> clean = new ArrayList<>();
        List<Double> status = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> dirty = new ArrayList<>();
        List<Double> same = new ArrayList<>();
        double first = snapshot(false);
        for (int round = 0; round < WARM_UP + rounds; round++) {
            double unchanged = snapshot(false);
            double asked = status();
            change(round);
            double changes = snapshot(true);
            double again = snapshot(false);
            run.reset(worktree, run.snapshot(worktree));
            // the files that the reset wrote are read once, here
            run.snapshot(worktree);
            if (round >= WARM_UP) {
                clean.add(unchanged);
                status.add(asked);
                ratio.add(unchanged / asked);
                dirty.add(changes);
                same.add(again);
            }
        }
        Figures.print("nothing changed", "ms", clean, CLEAN_AIM);
        Figures.print("`git status` of the same, for comparison", "ms", status);
        Figures.print("a snapshot in times of `git status`, pair by pair", "", ratio);
        Figures.print(changed + " files changed", "ms", dirty);
        Figures.print("the same again, nothing changed since", "ms", same);
        System.out.printf("the first one of the worktree took %.0f ms%n", first);
    }

    private double snapshot(boolean isNew) {
        long start = System.nanoTime();
        boolean made = run.snapshot(worktree).isNew();
        double took = (System.nanoTime() - start) / 1e6;
        if (made != isNew) {
            throw new IllegalStateException(isNew ? "changed files made no snapshot" : "a snapshot without a change");
        }
        return took;
    }

    private double status() throws IOException, InterruptedException {
        List<String> line = List.of("git", "-C", worktree.path().toString(), "status", "--porcelain", "-uall");
        long start = System.nanoTime();
        commands.demand(line);
        return (System.nanoTime() - start) / 1e6;
    }

    private void change(int round) throws IOException {
        for (int file = 0; file < changed; file++) {
            Path path = worktree.path().resolve("src/part%03d/file%05d.txt".formatted(file / 100, file));
            Files.writeString(path, "changed in round %d, as file %d%n".formatted(round, file));
        }
    }
}
