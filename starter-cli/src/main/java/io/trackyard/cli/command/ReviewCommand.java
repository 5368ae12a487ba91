package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.report.ReportJson;
import io.trackyard.report.RunReport;
import io.trackyard.report.TaskPage;
import io.trackyard.report.TaskReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one task's work with its evidence. */
@Command(
        name = "review",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard review bd-104", ""},
        description =
                "Shows one task's work with its evidence: its sessions, what each of its checks came to, its commit"
                        + " or where its work is kept, and the commands that show the change.")
public final class ReviewCommand implements Callable<Integer> {
    @Mixin
    NamedTask named = new NamedTask();

    @Mixin
    Reporting reporting = new Reporting();

    private final Yards yards;

    public ReviewCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(reporting.output)) {
            RunChoice.Chosen chosen = named.run(yard);
            RunReport report = reporting.read(yard, chosen);
            TaskReport task = report.tasks().stream()
                    .filter(known -> known.id().equals(named.task()))
                    .findFirst()
                    .orElseThrow(() -> TaskChoice.unknown(
                            chosen.name(),
                            named.task(),
                            report.tasks().stream().map(TaskReport::id).toList()));
            reporting.print(
                    yard,
                    () -> ReportJson.of(report, task),
                    () -> TaskPage.html(report, task),
                    () -> TaskPage.markdown(report, task));
            return ExitStatus.DONE.code();
        }
    }
}
