import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plans generated files of growing size and prints what that took; plans all that is found below a directory and prints
 * how long the plans are beside what no plan can beat. Started by {@code qualification/run planning}.
 */
final class Planning {
    /** So long as a line has room for their tracks. */
    private static final int SHOWN_PHASES = 12;

    private static final String TAKEABLE = "(--take ";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path scratch;
    private final Options options;
    private final Commands commands;

    private Planning(Path scratch, Options options) {
        this.scratch = scratch;
        this.options = options;
        this.commands = new Commands(Path.of(System.getProperty("qualification")), scratch);
    }

    private record Options(List<Integer> tasks, int rounds, int agents, Path data, Path directory) {
        static final String HELP =
                """
                Example: qualification/run planning --tasks 100,1000,10000 --data ../data

                --tasks N,N       sizes of the generated files, in tasks (100,1000,10000)
                --rounds N        counted rounds (5); one that is not counted goes before them
                --agents N        tracks side by side (8)
                --data DIR        plan all that lies below it, too: .planning, *.jsonl of beads, task XML with its manifest
                --directory DIR   where all is put and removed again (the system's temporary directory)
                """;

        static Options parse(String[] arguments) {
            Map<String, String> given = new TreeMap<>();
            for (int at = 0; at + 1 < arguments.length; at += 2) {
                given.put(arguments[at], arguments[at + 1]);
            }
            return new Options(
                    Stream.of(given.getOrDefault("--tasks", "100,1000,10000").split(","))
                            .map(Integer::valueOf)
                            .toList(),
                    Integer.parseInt(given.getOrDefault("--rounds", "5")),
                    Integer.parseInt(given.getOrDefault("--agents", "8")),
                    given.containsKey("--data") ? Path.of(given.get("--data")) : null,
                    Path.of(given.getOrDefault("--directory", System.getProperty("java.io.tmpdir"))));
        }
    }

    /** What one size took, a value for each round, and how large it is. */
    private static final class Size {
        private final Path repository;
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> processor = new ArrayList<>();
        private final List<Double> planning = new ArrayList<>();
        private final List<Double> planningProcessor = new ArrayList<>();
        private String needs = "";

        private Size(Path repository) {
            this.repository = repository;
        }

        private List<List<Double>> columns() {
            return List.of(wall, processor, planning, planningProcessor);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        Options options = Options.parse(arguments);
        Path scratch = Files.createTempDirectory(options.directory(), "trackyard-planning");
        try {
            Planning planning = new Planning(scratch, options);
            System.out.println(planning.commands.machine() + "\n");
            planning.printTimes();
            if (options.data() != null) {
                planning.printLengths();
            }
        } finally {
            Commands.delete(scratch);
        }
    }

    // --- how long planning takes ------------------------------------------------------------------------------------

    private void printTimes() throws IOException, InterruptedException {
        Map<Integer, Size> sizes = new LinkedHashMap<>();
        for (int tasks : options.tasks()) {
            Path repository = scratch.resolve("generated-" + tasks);
            GeneratedTasks.write(repository, tasks);
            commands.commitAll(repository);
            sizes.put(tasks, new Size(repository));
        }
        for (int round = 0; round <= options.rounds(); round++) {
            for (Size size : sizes.values()) {
                measure(size, round > 0);
            }
        }
        System.out.printf(
                "%-17s %-22s %-22s %-22s %-22s%n",
                "", "trackyard plan", "its processor time", "planning in it", "its processor time");
        sizes.forEach((tasks, size) -> System.out.printf(
                "%6d, %6s    %-22s %-22s %-22s %-22s%n",
                concat(List.of(tasks, size.needs), size.columns().stream().map(Figures::spread).toList())));
        Size before = null;
        for (Size size : sizes.values()) {
            if (before != null) {
                System.out.printf("growth            %-22s %-22s %-22s %-22s%n", growth(before, size));
            }
            before = size;
        }
        System.out.println("tasks and needs; seconds, median (least to most); growth from line to line\n");
    }

    private void measure(Size size, boolean counts) throws IOException, InterruptedException {
        Commands.Taken taken = commands.timed(plan(size.repository, List.of()));
        String[] words = commands.output(probe(size.repository)).split(" ");
        size.needs = words[3];
        if (counts) {
            size.wall.add(taken.wall());
            size.processor.add(taken.processor());
            size.planning.add(Double.valueOf(words[0]));
            size.planningProcessor.add(Double.valueOf(words[1]));
        }
    }

    /** In a JVM as the launcher starts it, down to the archive of loaded classes. */
    private static List<String> probe(Path repository) {
        String app = System.getProperty("app");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + app + "/trackyard-" + Runtime.version().feature() + ".jsa",
                "-Xshare:auto",
                "-cp",
                app + "/*:" + System.getProperty("qualification") + "/target",
                "PlanningProbe",
                repository.toString());
    }

    private static Object[] growth(Size before, Size after) {
        List<Object> factors = new ArrayList<>();
        for (int column = 0; column < before.columns().size(); column++) {
            factors.add(String.format(
                    Locale.ROOT,
                    "%.1f",
                    Figures.median(after.columns().get(column)) / Figures.median(before.columns().get(column))));
        }
        return factors.toArray();
    }

    private static Object[] concat(List<?> first, List<?> second) {
        return Stream.concat(first.stream(), second.stream()).toArray();
    }

    // --- how long plans are -----------------------------------------------------------------------------------------

    private void printLengths() throws IOException, InterruptedException {
        System.out.printf(
                "%-46s %5s %-36s %8s %11s %5s%n", "", "tasks", "tracks of its phases", "sessions", "lower bound", "ratio");
        int number = 0;
        for (DataSources.Source source : DataSources.below(options.data())) {
            number++;
            JsonNode plan = json(plan(repository(source, number, false), List.of()));
            print(source.name(), plan);
            JsonNode whole = json(plan(repository(source, -number, true), takes(plan)));
            if (whole.path("tasks").size() > plan.path("tasks").size()) {
                print(source.name() + ", all of it", whole);
            }
        }
        System.out.println("all of it: with what is held but can be taken, and what is done");
    }

    private Path repository(DataSources.Source source, int number, boolean whole)
            throws IOException, InterruptedException {
        Path repository = scratch.resolve("data" + number);
        source.copyInto(repository, whole);
        commands.commitAll(repository);
        return repository;
    }

    /** An option for each held task that a person may take. */
    private static List<String> takes(JsonNode plan) {
        List<String> options = new ArrayList<>();
        for (JsonNode held : plan.path("held")) {
            if (held.path("reason").asText().contains(TAKEABLE)) {
                options.addAll(List.of("--take", held.path("id").asText()));
            }
        }
        return options;
    }

    private static void print(String what, JsonNode plan) {
        List<String> tracks = new ArrayList<>();
        plan.path("phases").forEach(phase -> tracks.add(Integer.toString(phase.path("tracks").size())));
        String shown = String.join(" ", tracks.subList(0, Math.min(SHOWN_PHASES, tracks.size())))
                + (tracks.size() > SHOWN_PHASES ? " … (" + tracks.size() + ")" : "");
        int sessions = plan.path("length").path("sessions").asInt();
        int bound = plan.path("length").path("lowerBound").asInt();
        System.out.printf(
                Locale.ROOT,
                "%-46s %5d %-36s %8d %11d %5s%n",
                what,
                plan.path("tasks").size(),
                shown,
                sessions,
                bound,
                bound == 0 ? "–" : String.format(Locale.ROOT, "%.2f", (double) sessions / bound));
        plan.path("length").path("brakes").forEach(brake -> System.out.printf(
                "    phase %d: %d longer for its %s%n",
                brake.path("phase").asInt(),
                brake.path("lost").asInt(),
                brake.path("alone").asInt() > 0
                        ? brake.path("alone").asInt() + " tasks of unknown scope"
                        : "track " + brake.path("track").asText()));
    }

    private List<String> plan(Path repository, List<String> more) {
        String agents = Integer.toString(options.agents());
        return Commands.concat(
                commands.trackyard("plan", "--json", "--max-parallel", agents, "--repo", repository.toString()), more);
    }

    private JsonNode json(List<String> command) throws IOException, InterruptedException {
        return JSON.readTree(commands.output(command));
    }
}
