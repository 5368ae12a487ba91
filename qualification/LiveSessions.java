import io.temporal.api.enums.v1.EventType;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.SessionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One worker with many live sessions and many more tasks that wait for room: what it uses while nothing happens, and how long it
 * takes from a track being closed to the next session's start.
 */
final class LiveSessions {
    private static final String HELP =
            """
            Example: qualification/run live --live 50 --queued 500

            --live N          sessions at once (50)
            --queued N        tasks that wait, each for a track of its own (500)
            --ends N          sessions that are let end, one after the other (20)
            --files N         files of the repository (100)
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private static final int LIMIT_SECONDS = 900;
    private static final int NEXT_SECONDS = 120;
    private static final int IDLE_SECONDS = 20;
    private static final double NEXT_AIM = 150;

    private final Yard yard;
    private final Path repository;
    private final Path gates;
    private final int live;
    private final int all;

    private LiveSessions(Yard yard, Path repository, int live, int queued) {
        this.yard = yard;
        this.repository = repository;
        this.gates = yard.directory().resolve("gates");
        this.live = live;
        this.all = live + queued;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, HELP);
        try (Yard yard = Yard.in(options.directory())) {
            yard.startServer();
            System.out.println(yard.commands().machine());
            Path repository = yard.repository("repository", options.number("--files", 100));
            new LiveSessions(yard, repository, options.number("--live", 50), options.number("--queued", 500))
                    .measure(options.number("--ends", 20));
        }
    }

    private void measure(int ends) throws IOException, InterruptedException {
        prepare();
        long start = System.nanoTime();
        yard.commands().demand(trackyard("run", "--yes", "--detach"));
        Yard.await(live + " live sessions", LIMIT_SECONDS, () -> yard.liveSessions().size() == live);
        System.out.printf(Locale.ROOT, "%d sessions live after %.1f s%n", live, (System.nanoTime() - start) / 1e9);
        printIdle();

        Set<String> begun = new HashSet<>(yard.liveSessions().stream().map(SessionRecord::id).toList());
        List<Long> starts = new ArrayList<>();
        for (int end = 0; end < ends; end++) {
            letOneEnd();
            Yard.await("the next session", NEXT_SECONDS, () -> next(begun) != null);
            SessionRecord next = next(begun);
            begun.add(next.id());
            starts.add(next.term().startedAt());
        }
        List<Long> free = slotsFree(ends);
        List<Double> waits = new ArrayList<>();
        for (int end = 0; end < ends; end++) {
            waits.add((double) starts.get(end) - free.get(end));
        }
        Figures.print("from a track closed to the next session started", "ms", waits, NEXT_AIM);
        System.out.printf("load at the end: %s%n", Commands.load());
    }

    private void printIdle() throws IOException, InterruptedException {
        ProcessIdentity worker = yard.worker().orElseThrow();
        ProcessIdentity server = yard.server().orElseThrow();
        double workerBefore = Processor.of(worker.pid());
        double serverBefore = Processor.of(server.pid());
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        System.out.printf(
                Locale.ROOT,
                "while nothing happens: worker %.1f %% of a processor, %.0f MB resident, %.0f threads; server %.1f %%, %.0f MB%n",
                100 * (Processor.of(worker.pid()) - workerBefore) / IDLE_SECONDS,
                Processor.status(worker.pid(), "VmRSS") / 1024,
                Processor.status(worker.pid(), "Threads"),
                100 * (Processor.of(server.pid()) - serverBefore) / IDLE_SECONDS,
                Processor.status(server.pid(), "VmRSS") / 1024);
    }

    /** The one that is alive longest goes on to its end. */
    private void letOneEnd() throws IOException {
        SessionRecord oldest = yard.liveSessions().stream()
                .min(Comparator.comparingLong(session -> session.term().startedAt()))
                .orElseThrow();
        ProcessIdentity agent = oldest.progress().agent();
        Path task = Path.of("/proc/%d/environ".formatted(agent.pid()));
        String name = Files.readString(task).lines()
                .flatMap(line -> List.of(line.split("\0")).stream())
                .filter(variable -> variable.startsWith("TRACKYARD_TASK="))
                .map(variable -> variable.substring(variable.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        Files.writeString(gates.resolve(name), "go\n");
    }

    private SessionRecord next(Set<String> begun) {
        return yard.liveSessions().stream()
                .filter(session -> !begun.contains(session.id()))
                .findFirst()
                .orElse(null);
    }

    /** When tracks were closed, in milliseconds since 1970: a large phase has a workflow for each. */
    private List<Long> slotsFree(int ends) {
        EventType closed = EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED;
        List<Long> free = yard.history(repository).stream()
                .filter(event -> event.getEventType() == closed)
                .map(Yard::millis)
                .toList();
        if (free.size() != ends) {
            throw new IllegalStateException("%d tracks were closed, not %d".formatted(free.size(), ends));
        }
        return free;
    }

    /** Each agent waits at a pipe of its own, and uses nothing meanwhile. */
    private void prepare() throws IOException, InterruptedException {
        Files.createDirectories(gates);
        StringBuilder plan = new StringBuilder("""
                agent: 'cat "%s/$TRACKYARD_TASK" && %s'
                limits:
                  maxParallel: %d
                  stalledAfter: 0
                  minFreeMemory: 100MiB
                tasks:
                """
                .formatted(gates, yard.shipped("agent"), live));
        List<String> pipes = new ArrayList<>(List.of("mkfifo"));
        for (int task = 1; task <= all; task++) {
            plan.append("  - {id: task%04d-1, title: Wait and write a file, scope: work/task%04d}%n"
                    .formatted(task, task));
            pipes.add(gates.resolve("task%04d-1".formatted(task)).toString());
        }
        Files.writeString(repository.resolve("trackyard.yaml"), plan);
        yard.commands().demand(pipes);
    }

    private List<String> trackyard(String... words) {
        return yard.commands().trackyard(
                Commands.concat(List.of(words), List.of("--repo", repository.toString())).toArray(String[]::new));
    }
}
