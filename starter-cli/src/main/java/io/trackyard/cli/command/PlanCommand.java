package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.ExplanationView;
import io.trackyard.display.PlanJson;
import io.trackyard.display.PlanOutline;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.plan.TaskId;
import io.trackyard.reading.PlanReading;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--explain",
            paramLabel = "TASK",
            description = "Say why this task is in its phase, on its track and at its place, or why it is held.")
    @Nullable
    String explain;

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
            PlanOutline outline = PlanOptions.outline(repository, reading, yard).withNext(options.runCommand(reading));
            Optional<TaskId> explained = Optional.ofNullable(explain).map(id -> reading.taskOrHeld("--explain", id));
            int width = OutputOptions.width(yard.around());
            if (output.json()) {
                output.printJson(yard.around(), PlanJson.of(outline, explained));
            } else {
                output.print(
                        yard.around(),
                        explained
                                .map(id -> ExplanationView.of(outline, id, width))
                                .orElseGet(() -> PlanView.of(outline, width)));
            }
            return ExitStatus.DONE.code();
        }
    }
}
