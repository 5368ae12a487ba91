package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.ExplanationView;
import io.trackyard.display.Line;
import io.trackyard.display.PairsOutline;
import io.trackyard.display.PairsView;
import io.trackyard.display.PlanDiff;
import io.trackyard.display.PlanDiffJson;
import io.trackyard.display.PlanDiffView;
import io.trackyard.display.PlanJson;
import io.trackyard.display.PlanOutline;
import io.trackyard.display.PlanView;
import io.trackyard.git.Repository;
import io.trackyard.plan.TaskId;
import io.trackyard.reading.PlanReading;
import java.util.ArrayList;
import java.util.List;
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

    @Option(
            names = "--pairs",
            paramLabel = "all",
            arity = "0..1",
            fallbackValue = "stopped",
            description = "Say of every two tasks whether they can run side by side, and list those that cannot;"
                    + " --pairs=all lists every pair.")
    @Nullable
    Pairs pairs;

    @Option(
            names = "--diff",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = "",
            description = "Say instead how the plan of a run changed as it was carried out (default: the newest here).")
    @Nullable
    String diff;

    /** Which pairs are listed. */
    enum Pairs {
        /** Those between which something stands. */
        STOPPED,
        /** Really all. */
        ALL
    }

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public PlanCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        String run = diff;
        return run == null ? plan() : diff(Optional.of(run).filter(name -> !name.isEmpty()));
    }

    private int diff(Optional<String> run) {
        try (Yard yard = yards.open(output);
                Repository repository = yard.repository(options.repository.directory())) {
            RunChoice.Chosen chosen = RunChoice.choose(yard, options.repository.directory(), run);
            PlanDiff changed = PlanDiff.of(chosen.name(), yard.plans().versions(repository, chosen.name()));
            if (output.json()) {
                output.printJson(yard.around(), PlanDiffJson.of(changed));
            } else {
                output.print(yard.around(), PlanDiffView.of(changed));
            }
            return ExitStatus.DONE.code();
        }
    }

    private int plan() {
        try (Yard yard = yards.open(output);
                Repository repository = yard.repository(options.repository.directory())) {
            PlanReading reading = options.read(repository, yard, output);
            PlanOutline outline = options.withNext(PlanOptions.outline(repository, reading, yard), reading);
            Optional<TaskId> explained = Optional.ofNullable(explain).map(id -> reading.taskOrHeld("--explain", id));
            Optional<PairsOutline> compared = Optional.ofNullable(pairs)
                    .map(which -> new PairsOutline(outline, reading.needs(), which == Pairs.ALL));
            if (output.json()) {
                output.printJson(
                        yard.around(),
                        compared.map(some -> PlanJson.of(some, explained))
                                .orElseGet(() -> PlanJson.of(outline, explained)));
            } else {
                output.print(yard.around(), lines(outline, explained, compared, OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static List<Line> lines(
            PlanOutline outline, Optional<TaskId> explained, Optional<PairsOutline> compared, int width) {
        List<Line> lines = new ArrayList<>();
        explained.ifPresent(id -> lines.addAll(ExplanationView.of(outline, id, width)));
        compared.ifPresent(some -> lines.addAll(PairsView.of(some, width)));
        return lines.isEmpty() ? PlanView.of(outline, width) : lines;
    }
}
