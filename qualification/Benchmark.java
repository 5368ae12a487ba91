import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Carries out one plan by Trackyard and by a shell loop, in turn, and prints what each took. Started by {@code qualification/run}.
 * Everything it makes lies in one temporary directory, everything it starts it ends.
 */
final class Benchmark {
    private static final int PLAIN_COMMANDS = 10;
    /** One after the other a fifth of the plan tells as much. */
    private static final int SEQUENTIAL_TRACKS = 4;

    private static final String HELP =
            """
            Example: qualification/run --rounds 5 --files 1000,10000

            --rounds N        counted rounds (5); one that is not counted goes before them
            --files N,N       sizes of the repositories, in files (1000,10000)
            --tracks N        tracks of the plan (20)
            --tasks N         tasks of each track (5)
            --parallel N      tracks side by side (8)
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private final Yard yard;
    private final Commands commands;
    private final Plan plan;
    private int clones;

    private Benchmark(Yard yard, Plan plan) {
        this.yard = yard;
        this.commands = yard.commands();
        this.plan = plan;
    }

    /** What is carried out, and how often; one more round goes before the counted ones. */
    private record Plan(int rounds, int tracks, int tasks, int parallel) {}

    /** A round, by Trackyard and by the loop. */
    private record Pair(Commands.Taken trackyard, Commands.Taken loop) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, HELP);
        Plan plan = new Plan(
                options.number("--rounds", 5),
                options.number("--tracks", 20),
                options.number("--tasks", 5),
                options.number("--parallel", 8));
        try (Yard yard = Yard.in(options.directory())) {
            new Benchmark(yard, plan).run(options.numbers("--files", "1000,10000"));
        }
    }

    private void run(List<Integer> sizes) throws IOException, InterruptedException {
        yard.startServer();
        yard.startWorker();
        System.out.printf(
                "%d tracks of %d tasks, %d in parallel, %d rounds; %s%n%n",
                plan.tracks(), plan.tasks(), plan.parallel(), plan.rounds(), commands.machine());
        System.out.printf("%-44s %22s %22s %6s%n", "seconds: median (least to most)", "Trackyard", "loop", "ratio");
        for (int files : sizes) {
            Path template = yard.repository("template-" + files, files);
            List<Pair> together = rounds(template, plan.tracks(), plan.parallel());
            print(files + " files, side by side", 1, together, Commands.Taken::wall);
            printProcessor(files + " files, side by side", plan.tracks() * plan.tasks(), together);
            int few = Math.min(SEQUENTIAL_TRACKS, plan.tracks());
            List<Pair> alone = rounds(template, few, 1);
            print(files + " files, one after the other, a task", few * plan.tasks(), alone, Commands.Taken::wall);
            printProcessor(files + " files, one after the other", few * plan.tasks(), alone);
        }
        System.out.printf("load at the end: %s%n", Commands.load());
        printPlain("trackyard --help", "--help");
        printPlain("trackyard status", "status", "--repo", yard.directory().resolve("clone-1").toString());
    }

    private List<Pair> rounds(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            boolean loopFirst = round % 2 == 1;
            Commands.Taken before = loopFirst ? byLoop(template, tracks, parallel) : null;
            Commands.Taken ours = byTrackyard(template, tracks, parallel);
            Pair pair = new Pair(ours, loopFirst ? before : byLoop(template, tracks, parallel));
            System.err.printf(Locale.ROOT, "round %d: %.2f s, %.2f s%n", round, pair.trackyard().wall(), pair.loop().wall());
            if (round > 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private Commands.Taken byTrackyard(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        Path clone = clone(template);
        Files.writeString(clone.resolve("trackyard.yaml"), text(tracks, parallel));
        Commands.Taken taken = taken(commands.trackyard("run", "--yes", "--quiet", "--repo", clone.toString()));
        demandTasks(clone, commands.output("git", "-C", clone.toString(), "for-each-ref", "--format=%(refname)",
                "refs/heads/trackyard/"), tracks);
        return taken;
    }

    private Commands.Taken byLoop(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        Path clone = clone(template);
        Commands.Taken taken = taken(List.of(
                yard.shipped("loop").toString(),
                clone.toString(),
                yard.directory().resolve(clone.getFileName() + "-worktrees").toString(),
                Integer.toString(tracks),
                Integer.toString(plan.tasks()),
                Integer.toString(parallel)));
        demandTasks(clone, "result", tracks);
        return taken;
    }

    /** A figure counts only if the work was done. */
    private void demandTasks(Path clone, String branch, int tracks) throws IOException, InterruptedException {
        String listed = commands.output("git", "-C", clone.toString(), "ls-tree", "-r", "--name-only", branch, "work/");
        long done = listed.lines().count();
        if (done != (long) tracks * plan.tasks()) {
            throw new IllegalStateException("%d tasks are on %s of %s".formatted(done, branch, clone));
        }
    }

    private String text(int tracks, int parallel) {
        StringBuilder text = new StringBuilder("agent: %s%nlimits:%n  maxParallel: %d%ntasks:%n"
                .formatted(yard.shipped("agent"), parallel));
        for (int track = 1; track <= tracks; track++) {
            for (int task = 1; task <= plan.tasks(); task++) {
                text.append("  - {id: track%02d-%d, title: Write a file, scope: work/track%02d}%n"
                        .formatted(track, task, track));
            }
        }
        return text.toString();
    }

    private Path clone(Path template) throws IOException, InterruptedException {
        return yard.clone(template, "clone-" + ++clones);
    }

    private static void print(
            String what, int parts, List<Pair> pairs, ToDoubleFunction<Commands.Taken> figure) {
        List<Double> trackyard = pairs.stream().map(pair -> figure.applyAsDouble(pair.trackyard()) / parts).toList();
        List<Double> loop = pairs.stream().map(pair -> figure.applyAsDouble(pair.loop()) / parts).toList();
        List<Double> ratios = new ArrayList<>();
        for (int at = 0; at < pairs.size(); at++) {
            ratios.add(trackyard.get(at) / loop.get(at));
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s %22s %22s %6.2f%n",
                what,
                Figures.spread(trackyard),
                Figures.spread(loop),
                Figures.median(ratios));
    }

    /** What else the machine does changes this least. */
    private static void printProcessor(String what, int tasks, List<Pair> pairs) {
        if (Processor.isApart()) {
            print("  of the processor, a task", tasks, pairs, Commands.Taken::processor);
            List<Double> own = pairs.stream()
                    .map(pair -> 1e3 * (pair.trackyard().processor() - pair.loop().processor()) / tasks)
                    .toList();
            Figures.print("  Trackyard's own, a task, " + what, "ms", own);
        }
    }

    private void printPlain(String what, String... arguments) throws IOException, InterruptedException {
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int time = 0; time <= PLAIN_COMMANDS; time++) {
            Commands.Taken taken = commands.timed(commands.trackyard(arguments));
            if (time > 0) {
                wall.add(taken.wall());
                processor.add(taken.processor());
            }
        }
        System.out.printf(
                "%-44s %22s; of the processor %s%n", what, Figures.spread(wall), Figures.spread(processor));
    }

    /** With the processor time of all that was set to work by it, server and worker too. */
    private Commands.Taken taken(List<String> command) throws IOException, InterruptedException {
        double before = Processor.isApart() ? Processor.ofAll() : 0;
        double wall = commands.timed(command).wall();
        return new Commands.Taken(wall, Processor.isApart() ? Processor.ofAll() - before : 0);
    }
}
