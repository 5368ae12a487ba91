package io.trackyard.cli.command;

import io.trackyard.cli.BackgroundTasks;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.BackgroundJson;
import io.trackyard.display.BackgroundView;
import io.trackyard.launch.BackgroundSnapshot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists background tasks. */
@Command(
        name = "list",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard bg list", ""},
        description = "Lists the background tasks of this machine, of all directories; brings back what had died.")
public final class BgListCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public BgListCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            BackgroundTasks background = new BackgroundTasks(yard);
            List<BackgroundSnapshot> tasks = background.roll().all();
            background.mirrorAgain();
            if (output.json()) {
                output.printJson(yard.around(), BackgroundJson.of(tasks));
            } else {
                output.print(
                        yard.around(),
                        BackgroundView.of(tasks, yard.around().moment(), OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
