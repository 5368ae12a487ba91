package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice.Chosen;
import io.trackyard.cli.Yard;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.git.Repository;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.report.ReportReading;
import io.trackyard.report.RunReport;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code report} and {@code review} come by what they show, and in which form they show it. */
final class Reporting {
    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--html", description = "As one file of HTML that needs no other and no script.")
    boolean html;

    /** Reads a run as it is now, and brings back what of it had died. */
    RunReport read(Yard yard, Chosen run) throws InterruptedException {
        if (html && output.json()) {
            throw Problem.of(Fault.USER, "usage")
                    .what("--json and --html are two forms of one report")
                    .remedy("leave one of them out")
                    .exception();
        }
        Revived.say(yard, output, yard.ensureWorkerFor(run));
        RunSnapshot snapshot = yard.read(run);
        try (Repository repository = yard.repository(run.repository())) {
            return new ReportReading(
                            repository,
                            yard.state(),
                            yard.plans()
                                    .newest(
                                            repository,
                                            run.name(),
                                            run.card().run().plan()),
                            snapshot,
                            yard.around().time().instant())
                    .read();
        }
    }

    /** Prints one of three forms of the same. */
    void print(Yard yard, Supplier<String> json, Supplier<String> page, Supplier<String> markdown) {
        if (output.json()) {
            output.printJson(yard.around(), json.get());
        } else {
            yard.around().out().print(html ? page.get() : markdown.get());
            yard.around().out().flush();
        }
    }
}
