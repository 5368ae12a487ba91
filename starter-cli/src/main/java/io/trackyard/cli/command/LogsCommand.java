package io.trackyard.cli.command;

import io.trackyard.agent.clients.Transcript;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.LogsJson;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.SessionOutput;
import io.trackyard.verify.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what an agent printed. */
@Command(
        name = "logs",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT, ExitCodes.INTERRUPTED},
        header = {"Example: trackyard logs bd-104 --attempt 2", ""},
        description = {
            "Prints what a task's agent printed: of its newest session, of the last one of an attempt, or of any. Needs no server.",
            "",
            "The events of a client whose protocol is known are told in words, --raw prints them as they came.",
            "",
            "What it printed on standard error comes last, on standard error."
        })
public final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 300;

    @Mixin
    NamedTask named = new NamedTask();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--attempt", paramLabel = "N", description = "The last session of this attempt.")
    @Nullable
    Integer attempt;

    @Option(
            names = "--session",
            paramLabel = "N",
            description = "The session of this number, as trackyard report counts them (default: the newest).")
    @Nullable
    Integer session;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as long as the session does.")
    boolean follow;

    @Option(names = "--raw", description = "What was printed, as it was printed. So is the output of --json.")
    boolean raw;

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
            RunChoice.Chosen chosen = named.run(yard);
            String task = TaskChoice.of(chosen, named.task());
            RunDirectory files =
                    RunDirectory.of(yard.state(), chosen.card().run().repository(), chosen.name());
            List<SessionHistory.Entry> sessions = SessionHistory.of(files.task(task));
            SessionChoice choice = new SessionChoice(chosen.name(), task, attempt, session);
            SessionHistory.Entry one = choice.of(sessions);
            // what has ended holds none any more; what goes on is as it was printed
            Secrets secrets = Secrets.of(files.environment().variables());
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        LogsJson.of(
                                chosen.name(),
                                task,
                                one.attempt(),
                                one.number(),
                                all(one.output(), secrets),
                                all(one.errors(), secrets)));
            } else {
                if (session == null) {
                    choice.others(one, sessions).ifPresent(others -> output.say(yard.around(), others));
                }
                print(yard, files, task, one, secrets);
            }
            return ExitStatus.DONE.code();
        }
    }

    private void print(Yard yard, RunDirectory files, String task, SessionHistory.Entry first, Secrets secrets)
            throws IOException, InterruptedException {
        SessionHistory.Entry followed = first;
        long printed = 0;
        while (follow && !followed.settled()) {
            SessionOutput.Lines lines = followed.output().linesFrom(printed);
            printed = lines.next();
            tell(yard, lines.lines().stream().map(secrets::redact).toList());
            yard.around().out().flush();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            followed = again(files, task, followed.number());
        }
        tell(yard, rest(followed.output(), printed, secrets));
        yard.around().out().flush();
        all(followed.errors(), secrets).forEach(line -> output.say(yard.around(), line));
    }

    private void tell(Yard yard, List<String> lines) {
        lines.stream()
                .flatMap(line -> raw ? Stream.of(line) : Transcript.of(line).stream())
                .forEach(yard.around().out()::println);
    }

    private static List<String> all(SessionOutput output, Secrets secrets) throws IOException {
        return rest(output, 0, secrets);
    }

    private static List<String> rest(SessionOutput output, long from, Secrets secrets) throws IOException {
        List<String> rest = new ArrayList<>();
        long before;
        long next = from;
        do {
            before = next;
            SessionOutput.Lines lines = output.lastLinesFrom(before);
            lines.lines().stream().map(secrets::redact).forEach(rest::add);
            next = lines.next();
        } while (next > before);
        return rest;
    }

    private static SessionHistory.Entry again(RunDirectory files, String task, int number) {
        return SessionHistory.of(files.task(task)).stream()
                .filter(session -> session.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
