package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.report.ReportJson;
import io.trackyard.report.ReportPage;
import io.trackyard.report.RunReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports what a run came to, with the evidence. */
@Command(
        name = "report",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard report > report.md", "         trackyard report --html > report.html", ""},
        description = {
            "Reports what a run came to: every task with its attempts and evidence, commits, diff size, what was"
                    + " abandoned and why, and its tracks in time. Markdown, or HTML, or with --json a document.",
            "",
            "Of a run that goes on it says how far it is. Sessions are known on the host they ran on."
        })
public final class ReportCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Mixin
    Reporting reporting = new Reporting();

    private final Yards yards;

    public ReportCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(reporting.output)) {
            RunReport report = reporting.read(yard, run.choose(yard));
            reporting.print(
                    yard,
                    () -> ReportJson.of(report),
                    () -> ReportPage.html(report),
                    () -> ReportPage.markdown(report));
            return ExitStatus.DONE.code();
        }
    }
}
