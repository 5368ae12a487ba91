package io.trackyard.cli.command;

import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.connection.RunListing;
import io.trackyard.display.ListJson;
import io.trackyard.display.ListView;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "list",
        header = {"Example: trackyard list --limit 5", ""},
        description = "Lists the runs the server knows, of all repositories, the newest first.")
public final class ListCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    private final Supplier<Yard> yards;

    public ListCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.get()) {
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
