package io.trackyard.cli.command;

import io.trackyard.activity.LandingChoice;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.Farewell;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.cli.RunStart;
import io.trackyard.cli.Watching;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.PlanJson;
import io.trackyard.display.PlanOutline;
import io.trackyard.display.PlanView;
import io.trackyard.display.StatusJson;
import io.trackyard.git.Repository;
import io.trackyard.launch.RunOrder;
import io.trackyard.reading.PlanReading;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries a plan out. */
@Command(
        name = "run",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.INTEGRATED,
            ExitCodes.INCOMPLETE,
            ExitCodes.START,
            ExitCodes.SERVER,
            ExitCodes.CANCELLED,
            ExitCodes.UNATTENDED,
            ExitCodes.ENVIRONMENT,
            ExitCodes.INTERRUPTED
        },
        header = {"Example: trackyard run --agent claude", ""},
        description = {
            "Carries out the tasks of this repository, and shows how far it is.",
            "",
            "The run works on a branch of its own, trackyard/<run>. Ctrl-C leaves it alive; trackyard watch comes back."
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    PlanOptions options = new PlanOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--dry-run", description = "Show the plan, as trackyard plan does, and start nothing.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Start without asking.")
    boolean yes;

    @Option(
            names = {"-d", "--detach"},
            description = "Start it and return.")
    boolean detach;

    @Option(names = "--attach", description = "Stay and show how far it is, also where the settings say to return.")
    boolean attach;

    @Option(
            names = "--land",
            arity = "0..1",
            fallbackValue = "ff",
            paramLabel = "HOW",
            description =
                    "At the end move the branch that is checked out now to the result: ff or merge (default: ff).")
    @Nullable
    String land;

    private final Yards yards;

    public RunCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        LandingChoice landing = LandingOption.parse(land);
        try (Yard yard = yards.open(output);
                Repository repository = yard.repository(options.repository.directory())) {
            boolean looked = options.source == null;
            PlanReading reading = options.read(repository, yard, output);
            if (looked) {
                output.say(yard.around(), "Tasks: " + reading.source());
            }
            PlanOutline outline = PlanOptions.outline(repository, reading, yard);
            boolean nothingToDo = reading.plan().tasks().isEmpty();
            if (dryRun || nothingToDo) {
                show(yard, options.withNext(outline, reading));
                return ExitStatus.DONE.code();
            }
            RunOrder order = RunOrder.of(reading, reading.policy(), landing);
            AgentProgram.demand(reading, repository, yard.around().environment());
            Confirmation confirmation = new Confirmation(yard.around(), output);
            confirmation.refuseDirty(repository, reading);
            if (!confirmation.given(reading, yes, options.runCommand(reading), () -> show(yard, outline))) {
                output.say(yard.around(), "Nothing was started.");
                return ExitStatus.DONE.code();
            }
            Chosen run = new RunStart(yard, output).start(repository, order);
            boolean returns = detach || !attach && reading.settings().detach();
            return returns
                    ? leave(yard, run)
                    : new Watching(yard, output).toTheEnd(run).code();
        }
    }

    private void show(Yard yard, PlanOutline outline) {
        if (output.json()) {
            output.printJson(yard.around(), PlanJson.of(outline));
        } else {
            output.print(yard.around(), PlanView.of(outline, OutputOptions.width(yard.around())));
        }
    }

    private int leave(Yard yard, Chosen run) {
        if (output.json()) {
            output.printJson(yard.around(), StatusJson.of(yard.read(run)));
        } else {
            output.say(yard.around(), "Come back with: " + Farewell.comeBack(yard.around(), run));
        }
        return ExitStatus.DONE.code();
    }
}
