package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Standstill;
import io.trackyard.cli.TimeLimit;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.StatusJson;
import io.trackyard.run.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits for the end of a run, for scripts. */
@Command(
        name = "wait",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.INTEGRATED,
            ExitCodes.INCOMPLETE,
            ExitCodes.USAGE,
            ExitCodes.SERVER,
            ExitCodes.CANCELLED,
            ExitCodes.RUNNING,
            ExitCodes.WAITING,
            ExitCodes.ENVIRONMENT
        },
        header = {"Example: trackyard wait --timeout 2h && trackyard land", ""},
        description = {
            "Waits until a run has ended, or goes on only at a person's word; the exit code says how.",
            "",
            "0 all integrated, 1 some abandoned or skipped, 4 cancelled, 5 still running when the time was up, 6 paused or asking,",
            "7 failed."
        })
public final class WaitCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long at most: 90s, 10m, 2h (default: no limit).")
    @Nullable
    String timeout;

    private final Yards yards;

    public WaitCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Duration> limit = Optional.ofNullable(timeout).map(Durations::parse);
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            TimeLimit patience = TimeLimit.of(limit);
            Revived.say(yard, output, yard.ensureWorkerFor(chosen));
            for (RunState state = state(yard, chosen); !state.isOver(); state = state(yard, chosen)) {
                if (state == RunState.PAUSED || state == RunState.WAITING) {
                    RunSnapshot snapshot = yard.read(chosen);
                    if (Standstill.isReached(snapshot)) {
                        Standstill.say(yard, output, chosen, snapshot);
                        break;
                    }
                }
                if (patience.isOver()) {
                    RunSnapshot snapshot = yard.read(chosen);
                    output.say(
                            yard.around(),
                            "run %s goes on: the time was up. Wait again with: trackyard wait %s%s"
                                    .formatted(
                                            chosen.name(),
                                            chosen.name(),
                                            chosen.wayFrom(yard.around()).option()));
                    return end(yard, snapshot);
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                yard.revive();
            }
            return end(yard, yard.read(chosen));
        }
    }

    private static RunState state(Yard yard, RunChoice.Chosen run) {
        return yard.runs().describe(run.workflow()).state();
    }

    private int end(Yard yard, RunSnapshot snapshot) {
        if (output.json()) {
            output.printJson(yard.around(), StatusJson.of(snapshot));
        }
        return ExitStatus.of(snapshot).code();
    }
}
