package io.trackyard.cli.command;

import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.plan.NearestName;
import io.trackyard.plan.Task;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.SessionOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what an agent printed. */
@Command(
        name = "logs",
        header = {"Example: trackyard logs bd-104 --attempt 2", ""},
        description = "Prints what a task's agent printed: of its newest session, or of one attempt. Needs no server.")
public final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 300;

    @Parameters(
            arity = "1..2",
            paramLabel = "[RUN] TASK",
            description = "The task, after the run where it is not the newest here.")
    List<String> names = List.of();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--attempt", paramLabel = "N", description = "The session of this attempt (default: the newest).")
    @Nullable
    Integer attempt;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as long as the session does.")
    boolean follow;

    private final Supplier<Yard> yards;

    public LogsCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String task = names.get(names.size() - 1);
        Optional<String> run = names.size() == 2 ? Optional.of(names.get(0)) : Optional.empty();
        try (Yard yard = yards.get()) {
            RunChoice.Chosen chosen = RunChoice.choose(yard, repository.directory(), run);
            List<String> known = chosen.plan().tasks().stream()
                    .map(Task::id)
                    .map(Object::toString)
                    .toList();
            if (!known.contains(task)) {
                throw unknown(task, chosen, known);
            }
            RunDirectory files =
                    RunDirectory.of(yard.state(), chosen.card().run().repository(), chosen.name());
            SessionHistory.Entry session = newest(files, task, chosen);
            long printed = 0;
            while (follow && !session.settled()) {
                printed = show(yard, session.output().linesFrom(printed));
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                session = again(files, task, session.number());
            }
            long before;
            do {
                before = printed;
                printed = show(yard, session.output().lastLinesFrom(before));
            } while (printed > before);
            return ExitStatus.DONE.code();
        }
    }

    private SessionHistory.Entry newest(RunDirectory files, String task, RunChoice.Chosen chosen) {
        return SessionHistory.of(files.task(task)).stream()
                .filter(session -> attempt == null || session.attempt() == attempt)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Problem.of(Fault.USER, "no-session")
                        .what(
                                attempt == null
                                        ? "task %s has had no session in run %s yet"
                                        : "task %s had no attempt " + attempt + " in run %s",
                                task,
                                chosen.name())
                        .task(task)
                        .remedy("trackyard status " + chosen.name(), "see how it stands")
                        .exception());
    }

    private static SessionHistory.Entry again(RunDirectory files, String task, int number) {
        return SessionHistory.of(files.task(task)).stream()
                .filter(session -> session.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static RuntimeException unknown(String task, RunChoice.Chosen chosen, List<String> known) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-task")
                .what("run %s has no task \"%s\"", chosen.name(), task)
                .task(task);
        NearestName.to(task, known).ifPresent(near -> draft.remedy("did you mean \"%s\"?".formatted(near)));
        return draft.exception();
    }

    private static long show(Yard yard, SessionOutput.Lines lines) {
        lines.lines().forEach(yard.around().out()::println);
        yard.around().out().flush();
        return lines.next();
    }
}
