package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.AgentsJson;
import io.trackyard.display.AgentsView;
import io.trackyard.trial.AgentSurvey;
import io.trackyard.trial.InstalledAgent;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the agents of this machine. */
@Command(
        name = "agents",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard agents", "         trackyard agents test claude", ""},
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Shows the agents of this machine: version, signed in or not, and how they are run.",
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
            if (output.json()) {
                output.printJson(yard.around(), AgentsJson.of(agents));
            } else {
                output.print(yard.around(), AgentsView.of(agents, OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
