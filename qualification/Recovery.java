import io.trackyard.process.ProcessIdentity;
import io.trackyard.session.SessionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long it takes until what was killed has its sessions again. The clock starts before the first {@code kill -9} and
 * stops when a new worker holds every session, the starts of all JVMs included. At the end every task must have come in,
 * each by one session.
 */
final class Recovery {
    private static final String HELP =
            """
            Example: qualification/run recovery --rounds 10

            --rounds N        deaths of each kind (10)
            --sessions N      sessions alive meanwhile (4)
            --files N         files of the repository (1000)
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private static final int LIMIT_SECONDS = 120;
    private static final double WORKER_AIM = 10;
    private static final double ALL_AIM = 15;

    private final Yard yard;
    private final Path repository;
    private final int sessions;
    private int watchers;

    private Recovery(Yard yard, Path repository, int sessions) {
        this.yard = yard;
        this.repository = repository;
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, HELP);
        try (Yard yard = Yard.in(options.directory())) {
            yard.startServer();
            System.out.println(yard.commands().machine());
            Path repository = yard.repository("repository", options.number("--files", 1000));
            new Recovery(yard, repository, options.number("--sessions", 4)).run(options.number("--rounds", 10));
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        Path go = yard.directory().resolve("go");
        Files.writeString(repository.resolve("trackyard.yaml"), plan(go));
        yard.commands().demand(trackyard("run", "--yes", "--detach"));
        Yard.await("every session", LIMIT_SECONDS, () -> yard.liveSessions().size() == sessions);
        Set<ProcessIdentity> agents = agents();

        List<Double> typed = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            typed.add(workerDies());
        }
        Figures.print("worker killed, `resume` typed at once", "s", typed, WORKER_AIM);
        Process watcher = watch();
        List<Double> watched = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            watched.add(workerDiesUnder(watcher));
        }
        Figures.print("worker killed, a command watches", "s", watched, WORKER_AIM);
        List<Double> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            watcher = allDie(watcher, start);
            all.add((System.nanoTime() - start) / 1e9);
        }
        Figures.print("worker, server, command killed, `watch` typed", "s", all, ALL_AIM);

        demand(agents.equals(agents()), "another agent lives than at the beginning");
        Files.createFile(go);
        yard.commands().demand(trackyard("wait", "--timeout", "120s"));
        demand(yard.sessions().size() == sessions, "a task had more than one session");
        System.out.printf("all %d tasks came in, each by its first session; load %s%n", sessions, Commands.load());
    }

    private double workerDies() throws IOException, InterruptedException {
        ProcessIdentity worker = holder();
        long start = System.nanoTime();
        kill(worker);
        Process resume = yard.start("resume", trackyard("resume"));
        awaitNewHolder(worker);
        double took = (System.nanoTime() - start) / 1e9;
        demand(resume.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && resume.exitValue() == 0, "`resume` failed");
        return took;
    }

    private double workerDiesUnder(Process watcher) throws InterruptedException {
        ProcessIdentity worker = holder();
        long start = System.nanoTime();
        kill(worker);
        awaitNewHolder(worker);
        double took = (System.nanoTime() - start) / 1e9;
        demand(watcher.isAlive(), "the watching command ended");
        return took;
    }

    /** Returns the command that brought all back, when it shows the run. */
    private Process allDie(Process watcher, long start) throws IOException, InterruptedException {
        ProcessIdentity worker = holder();
        kill(ProcessIdentity.of(watcher.pid()).orElseThrow());
        kill(worker);
        kill(yard.server().orElseThrow());
        Process next = watch();
        awaitNewHolder(worker);
        return next;
    }

    /** A command that watches, as soon as it shows something. */
    private Process watch() throws IOException, InterruptedException {
        String name = "watch-" + ++watchers;
        Process process = yard.start(name, trackyard("watch"));
        Path shown = yard.directory().resolve(name + ".err");
        Yard.await("`trackyard watch` to show the run", LIMIT_SECONDS, () -> shown.toFile().length() > 0);
        return process;
    }

    /** The worker that holds every session. */
    private ProcessIdentity holder() throws InterruptedException {
        Yard.await("one worker to hold every session", LIMIT_SECONDS, () -> holders().size() == 1);
        ProcessIdentity worker = holders().iterator().next();
        demand(yard.worker().filter(worker::equals).isPresent(), "the worker that holds all is not the one that serves");
        return worker;
    }

    private void awaitNewHolder(ProcessIdentity dead) throws InterruptedException {
        Yard.await("a new worker to hold every session", LIMIT_SECONDS, () -> !holders().contains(dead));
        demand(yard.liveSessions().size() == sessions, "a session is over");
    }

    private Set<ProcessIdentity> holders() {
        return yard.liveSessions().stream()
                .map(session -> session.holder().owner())
                .collect(Collectors.toSet());
    }

    private Set<ProcessIdentity> agents() {
        return yard.liveSessions().stream()
                .map(SessionRecord::progress)
                .map(SessionRecord.Progress::agent)
                .collect(Collectors.toSet());
    }

    private static void kill(ProcessIdentity process) throws InterruptedException {
        demand(process.isAlive(), "what is to be killed is dead already");
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        Yard.await("the end of process " + process.pid(), LIMIT_SECONDS, () -> !process.isAlive());
    }

    private String plan(Path go) {
        StringBuilder plan = new StringBuilder("""
                agent: 'until [ -e "%s" ]; do sleep 0.2; done; %s'
                limits:
                  maxParallel: %d
                tasks:
                """
                .formatted(go, yard.shipped("agent"), sessions));
        for (int task = 1; task <= sessions; task++) {
            plan.append("  - {id: track%02d-1, title: Wait and write a file, scope: work/track%02d}%n"
                    .formatted(task, task));
        }
        return plan.toString();
    }

    private List<String> trackyard(String... words) {
        return yard.commands().trackyard(
                Commands.concat(List.of(words), List.of("--repo", repository.toString())).toArray(String[]::new));
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
