package io.trackyard.cli.command;

import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Surroundings;
import io.trackyard.cli.Version;
import io.trackyard.display.VersionJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What this is. */
@Command(
        name = "version",
        header = {"Example: trackyard version --json", ""},
        description = "Prints the version.")
public final class VersionCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Surroundings around;

    public VersionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        String java = Runtime.version().toString();
        if (output.json()) {
            output.printJson(around, VersionJson.of(Version.current(), java));
        } else {
            around.out().printf("trackyard %s (Java %s)%n", Version.current(), java);
            around.out().flush();
        }
        return ExitStatus.DONE.code();
    }
}
