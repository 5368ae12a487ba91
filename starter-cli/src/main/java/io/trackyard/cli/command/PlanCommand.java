package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.PlanJson;
import io.trackyard.display.PlanOutline;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.reading.PlanReading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what would be carried out, before anything is. */
@Command(
        name = "plan",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.PLAN, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard plan --source .beads", ""},
        description = "Shows the phases and tracks a run would carry out; starts nothing.")
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    PlanOptions options = new PlanOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public PlanCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output);
                Repository repository = yard.repository(options.repository.directory())) {
            PlanReading reading = options.read(repository, yard);
            PlanOutline outline = PlanOptions.outline(repository, reading).withNext(options.runCommand(reading));
            if (output.json()) {
                output.printJson(yard.around(), PlanJson.of(outline));
            } else {
                output.print(yard.around(), PlanView.of(outline, OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
