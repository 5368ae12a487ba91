import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Carries out one plan by Trackyard and by a shell loop, in turn, and prints what each took. Started by {@code qualification/run}.
 * Everything it makes lies in one temporary directory, everything it starts it ends.
 */
final class Benchmark {
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final int PLAIN_COMMANDS = 10;
    /** One after the other a fifth of the plan tells as much. */
    private static final int SEQUENTIAL_TRACKS = 4;

    private final Path qualification;
    private final Path scratch;
    private final Commands commands;
    private final Options options;
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private int clones;

    private Benchmark(Path qualification, Path scratch, Options options) {
        this.qualification = qualification;
        this.commands = new Commands(qualification, scratch);
        this.scratch = scratch;
        this.options = options;
    }

    /**
     * @param files how many files the repositories have, a table row each
     * @param rounds counted ones; one more goes before them
     */
    private record Options(List<Integer> files, int rounds, int tracks, int tasks, int parallel, Path directory) {
        static final String HELP =
                """
                Example: qualification/run --rounds 5 --files 1000,10000

                --rounds N        counted rounds (5); one that is not counted goes before them
                --files N,N       sizes of the repositories, in files (1000,10000)
                --tracks N        tracks of the plan (20)
                --tasks N         tasks of each track (5)
                --parallel N      tracks side by side (8)
                --directory DIR   where all is put and removed again (the system's temporary directory)
                """;

        static Options parse(String[] arguments) {
            Map<String, String> given = new TreeMap<>();
            for (int at = 0; at + 1 < arguments.length; at += 2) {
                given.put(arguments[at], arguments[at + 1]);
            }
            return new Options(
                    Stream.of(given.getOrDefault("--files", "1000,10000").split(","))
                            .map(Integer::valueOf)
                            .toList(),
                    Integer.parseInt(given.getOrDefault("--rounds", "5")),
                    Integer.parseInt(given.getOrDefault("--tracks", "20")),
                    Integer.parseInt(given.getOrDefault("--tasks", "5")),
                    Integer.parseInt(given.getOrDefault("--parallel", "8")),
                    Path.of(given.getOrDefault("--directory", System.getProperty("java.io.tmpdir"))));
        }
    }

    /** One figure of a round, by Trackyard and by the loop. */
    private record Pair(double trackyard, double loop) {
        double ratio() {
            return trackyard / loop;
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        Options options = Options.parse(arguments);
        Path scratch = Files.createTempDirectory(options.directory(), "trackyard-benchmark");
        Benchmark benchmark = new Benchmark(Path.of(System.getProperty("qualification")), scratch, options);
        // a hook, so that an interrupted benchmark leaves nothing behind either
        Runtime.getRuntime().addShutdownHook(new Thread(benchmark::cleanUp));
        benchmark.run();
    }

    private void run() throws IOException, InterruptedException {
        commands.demand(commands.trackyard("server", "start"));
        started.add(commands.start(
                commands.trackyard("worker"), scratch.resolve("worker.log"), scratch.resolve("worker-errors.log")));
        System.out.printf(
                "%d tracks of %d tasks, %d in parallel, %d rounds; %s%n%n",
                options.tracks(),
                options.tasks(),
                options.parallel(),
                options.rounds(),
                commands.machine());
        System.out.printf("%-44s %22s %22s %6s%n", "seconds: median (least to most)", "Trackyard", "loop", "ratio");
        for (int files : options.files()) {
            Path template = template(files);
            print(files + " files, side by side", 1, rounds(template, options.tracks(), options.parallel()));
            int few = Math.min(SEQUENTIAL_TRACKS, options.tracks());
            print(
                    files + " files, one after the other, a task",
                    few * options.tasks(),
                    rounds(template, few, 1));
        }
        System.out.printf("load at the end: %s%n", Commands.load());
        printPlain("trackyard --help", "--help");
        printPlain("trackyard status", "status", "--repo", scratch.resolve("clone-1").toString());
    }

    private void cleanUp() {
        try {
            started.forEach(Process::destroy);
            for (Process process : started) {
                if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            commands.demand(commands.trackyard("server", "stop"));
            Commands.delete(scratch);
        } catch (IOException | InterruptedException e) {
            System.err.println("not all is cleaned up: " + e + "; see " + scratch);
        }
    }

    private List<Pair> rounds(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            boolean loopFirst = round % 2 == 1;
            double before = loopFirst ? byLoop(template, tracks, parallel) : 0;
            double ours = byTrackyard(template, tracks, parallel);
            Pair pair = new Pair(ours, loopFirst ? before : byLoop(template, tracks, parallel));
            System.err.printf(Locale.ROOT, "round %d: %.2f s, %.2f s%n", round, pair.trackyard(), pair.loop());
            if (round > 0) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private double byTrackyard(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        Path clone = clone(template);
        Files.writeString(clone.resolve("trackyard.yaml"), plan(tracks, parallel));
        double seconds = seconds(commands.trackyard("run", "--yes", "--quiet", "--repo", clone.toString()));
        demandTasks(clone, commands.output("git", "-C", clone.toString(), "for-each-ref", "--format=%(refname)",
                "refs/heads/trackyard/"), tracks);
        return seconds;
    }

    private double byLoop(Path template, int tracks, int parallel) throws IOException, InterruptedException {
        Path clone = clone(template);
        double seconds = seconds(List.of(
                qualification.resolve("loop").toString(),
                clone.toString(),
                scratch.resolve(clone.getFileName() + "-worktrees").toString(),
                Integer.toString(tracks),
                Integer.toString(options.tasks()),
                Integer.toString(parallel)));
        demandTasks(clone, "result", tracks);
        return seconds;
    }

    /** A figure counts only if the work was done. */
    private void demandTasks(Path clone, String branch, int tracks) throws IOException, InterruptedException {
        String listed = commands.output("git", "-C", clone.toString(), "ls-tree", "-r", "--name-only", branch, "work/");
        long done = listed.lines().count();
        if (done != (long) tracks * options.tasks()) {
            throw new IllegalStateException("%d tasks are on %s of %s".formatted(done, branch, clone));
        }
    }

    private String plan(int tracks, int parallel) {
        StringBuilder plan = new StringBuilder("agent: %s%nlimits:%n  maxParallel: %d%ntasks:%n"
                .formatted(qualification.resolve("agent"), parallel));
        for (int track = 1; track <= tracks; track++) {
            for (int task = 1; task <= options.tasks(); task++) {
                plan.append("  - {id: track%02d-%d, title: Write a file, scope: work/track%02d}%n"
                        .formatted(track, task, track));
            }
        }
        return plan.toString();
    }

    /** A repository of so many small files, a hundred to a directory. */
    private Path template(int files) throws IOException, InterruptedException {
        Path template = scratch.resolve("template-" + files);
        for (int file = 0; file < files; file++) {
            Path directory = template.resolve("src/part%03d".formatted(file / 100));
            Files.createDirectories(directory);
            String line = "file %d, and a line to make it as long as a line of a program is%n".formatted(file);
            Files.writeString(directory.resolve("file%05d.txt".formatted(file)), line.repeat(20));
        }
        commands.commitAll(template);
        return template;
    }

    private Path clone(Path template) throws IOException, InterruptedException {
        clones++;
        Path clone = scratch.resolve("clone-" + clones);
        commands.demand("git", "clone", "-q", "--no-hardlinks", template.toString(), clone.toString());
        for (String setting : List.of("user.name=Benchmark", "user.email=benchmark@localhost", "gc.auto=0")) {
            String[] pair = setting.split("=");
            commands.demand("git", "-C", clone.toString(), "config", pair[0], pair[1]);
        }
        return clone;
    }

    private static void print(String what, int parts, List<Pair> pairs) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %22s %22s %6.2f%n",
                what,
                Figures.spread(pairs.stream().map(pair -> pair.trackyard() / parts).toList()),
                Figures.spread(pairs.stream().map(pair -> pair.loop() / parts).toList()),
                Figures.median(pairs.stream().map(Pair::ratio).toList()));
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

    private double seconds(List<String> command) throws IOException, InterruptedException {
        return commands.timed(command).wall();
    }
}
