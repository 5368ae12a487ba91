package io.trackyard.cli.command;

import io.trackyard.cli.Checkup;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.CheckupJson;
import io.trackyard.display.CheckupView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether this machine has what Trackyard needs. */
@Command(
        name = "doctor",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard doctor", ""},
        description = "Checks git, the JDK, the server and the disk; names a fix for each that fails. Starts nothing.")
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public DoctorCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            List<CheckupView.Finding> findings = new Checkup(yard).findings();
            if (output.json()) {
                output.printJson(yard.around(), CheckupJson.of(findings));
            } else {
                output.print(yard.around(), CheckupView.of(findings, OutputOptions.width(yard.around())));
            }
            boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == CheckupView.Verdict.FAIL);
            return failed ? ExitStatus.ENVIRONMENT.code() : ExitStatus.DONE.code();
        }
    }
}
