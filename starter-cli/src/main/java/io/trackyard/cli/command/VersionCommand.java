package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Surroundings;
import io.trackyard.cli.Version;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.VersionJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What this is. */
@Command(
        name = "version",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE},
        header = {"Example: trackyard version --json", ""},
        description = "Prints the version.")
public final class VersionCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public VersionCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            Surroundings around = yard.around();
            if (output.json()) {
                output.printJson(
                        around,
                        VersionJson.of(Version.current(), Runtime.version().toString()));
            } else {
                around.out().println(Version.line());
                around.out().flush();
            }
            return ExitStatus.DONE.code();
        }
    }
}
