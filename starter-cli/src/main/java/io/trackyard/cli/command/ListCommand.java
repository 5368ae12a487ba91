package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunListing;
import io.trackyard.display.ListJson;
import io.trackyard.display.ListView;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "list",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard list --limit 5", ""},
        description = "Lists the runs the server knows, of all repositories, the newest first.")
public final class ListCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    private final Yards yards;

    public ListCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw Problem.of(Fault.USER, "usage")
                    .what("--limit takes a number from 1, not %d", limit)
                    .remedy("trackyard list --help", "see the options")
                    .exception();
        }
        try (Yard yard = yards.open(output)) {
            Revived.say(yard, output, yard.ensureWorkerForOpenRuns());
            List<RunListing.Entry> runs = new RunListing(yard.connection().client()).newest(limit);
            if (output.json()) {
                output.printJson(yard.around(), ListJson.of(runs));
            } else {
                output.print(
                        yard.around(), ListView.of(runs, yard.around().moment(), OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
