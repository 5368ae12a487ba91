package io.trackyard.cli.command;

import io.trackyard.agent.clients.Clients;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.AgentTrialJson;
import io.trackyard.display.AgentsView;
import io.trackyard.policy.AgentSettings;
import io.trackyard.runfiles.RunEnvironment;
import io.trackyard.source.AgentChoice;
import io.trackyard.trial.AgentTrial;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has an agent do something small. */
@Command(
        name = "test",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.TASK_FAILED, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard agents test claude", ""},
        description = {
            "Has an agent write one file in a repository made for it, as a task of a run would be carried out.",
            "",
            "It asks the agent's provider, which may cost a little."
        })
public final class AgentsTestCommand implements Callable<Integer> {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    @Parameters(index = "0", paramLabel = "NAME", description = "A client by its name, else a command.")
    String name = "";

    @Option(
            names = "--environment",
            paramLabel = "VARIABLE",
            description = "Pass this variable on too, as agent.environment does; may be given more than once.")
    List<String> variables = List.of();

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long it may take: 90s, 10m (default: 2m).")
    @Nullable
    String timeout;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public AgentsTestCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        Duration limit = timeout == null ? USUAL_LIMIT : Durations.parse(timeout);
        AgentSettings settings = new AgentChoice(null, variables, null, null)
                .over(AgentChoice.named(name))
                .orRefuse();
        try (Yard yard = yards.open(output)) {
            AgentProgram.demandForTrial(
                    settings.command(), yard.around().directory(), yard.around().environment());
            AgentTrial.Outcome outcome = new AgentTrial(
                            RunEnvironment.of(yard.around().environment(), Clients.variables(settings))
                                    .variables(),
                            limit,
                            yard.around().time())
                    .of(settings);
            if (output.json()) {
                output.printJson(yard.around(), AgentTrialJson.of(name, outcome));
            } else {
                output.print(yard.around(), AgentsView.of(name, outcome, OutputOptions.width(yard.around())));
            }
            return outcome.failure().isEmpty() ? ExitStatus.DONE.code() : ExitStatus.INCOMPLETE.code();
        }
    }
}
