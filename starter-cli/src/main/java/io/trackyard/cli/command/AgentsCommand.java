package io.trackyard.cli.command;

import io.trackyard.account.QuotaPauses;
import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.AgentsJson;
import io.trackyard.display.AgentsView;
import io.trackyard.display.Moment;
import io.trackyard.problem.ProblemException;
import io.trackyard.trial.AgentSurvey;
import io.trackyard.trial.InstalledAgent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the agents of this machine. */
@Command(
        name = "agents",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {
            "Example: trackyard agents",
            "         trackyard agents test claude",
            "         trackyard agents resume claude",
            ""
        },
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows the agents of this machine: version, signed in or not, how they are run, and accounts whose quota was met.",
            "",
            "The agents are asked themselves; no key and no token is read."
        })
public final class AgentsCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public AgentsCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            List<InstalledAgent> agents =
                    new AgentSurvey(yard.around().directory(), yard.around().environment()).all();
            Moment now = yard.around().moment();
            Stream<Pause> known = Stream.of(
                            known(() -> Optional.of(yard.hostPauses()), now), known(yard::serverPauses, now))
                    .flatMap(List::stream);
            List<Pause> pauses = QuotaPauses.lasting(known, now.now());
            if (output.json()) {
                output.printJson(yard.around(), AgentsJson.of(agents, pauses));
            } else {
                output.print(yard.around(), AgentsView.of(agents, pauses, now, OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }

    /** Whoever has no home, and no server that answers, has met no quota. */
    private static List<Pause> known(Supplier<Optional<QuotaPauses>> pauses, Moment now) {
        try {
            return pauses.get().map(kept -> kept.all(now.now())).orElse(List.of());
        } catch (ProblemException unknown) {
            return List.of();
        }
    }
}
