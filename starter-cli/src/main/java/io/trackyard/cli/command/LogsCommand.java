package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.LogsJson;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.SessionOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what an agent printed. */
@Command(
        name = "logs",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT, ExitCodes.INTERRUPTED},
        header = {"Example: trackyard logs bd-104 --attempt 2", ""},
        description = {
            "Prints what a task's agent printed: of its newest session, or of one attempt. Needs no server.",
            "",
            "What it printed on standard error comes last, on standard error."
        })
public final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 300;

    @Parameters(
            arity = "0..2",
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

    private final Yards yards;

    public LogsCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (follow && output.json()) {
            throw Problem.of(Fault.USER, "usage")
                    .what("--json is one document of what there is, and --follow goes on")
                    .remedy("leave one of them out")
                    .exception();
        }
        try (Yard yard = yards.open(output)) {
            Optional<String> run = names.size() == 2 ? Optional.of(names.get(0)) : Optional.empty();
            RunChoice.Chosen chosen = RunChoice.choose(yard, repository.directory(), run);
            String task = TaskChoice.of(chosen, names.isEmpty() ? null : names.get(names.size() - 1));
            RunDirectory files =
                    RunDirectory.of(yard.state(), chosen.card().run().repository(), chosen.name());
            SessionHistory.Entry session = newest(files, task, chosen);
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        LogsJson.of(
                                chosen.name(), task, session.attempt(), all(session.output()), all(session.errors())));
            } else {
                print(yard, files, task, session);
            }
            return ExitStatus.DONE.code();
        }
    }

    private void print(Yard yard, RunDirectory files, String task, SessionHistory.Entry first)
            throws IOException, InterruptedException {
        SessionHistory.Entry session = first;
        long printed = 0;
        while (follow && !session.settled()) {
            SessionOutput.Lines lines = session.output().linesFrom(printed);
            printed = lines.next();
            lines.lines().forEach(yard.around().out()::println);
            yard.around().out().flush();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            session = again(files, task, session.number());
        }
        rest(session.output(), printed).forEach(yard.around().out()::println);
        yard.around().out().flush();
        all(session.errors()).forEach(line -> output.say(yard.around(), line));
    }

    private static List<String> all(SessionOutput output) throws IOException {
        return rest(output, 0);
    }

    private static List<String> rest(SessionOutput output, long from) throws IOException {
        List<String> rest = new ArrayList<>();
        long before;
        long next = from;
        do {
            before = next;
            SessionOutput.Lines lines = output.lastLinesFrom(before);
            rest.addAll(lines.lines());
            next = lines.next();
        } while (next > before);
        return rest;
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
}
