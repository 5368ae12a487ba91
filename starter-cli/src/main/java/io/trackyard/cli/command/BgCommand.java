package io.trackyard.cli.command;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.cli.BackgroundTasks;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.TimeLimit;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.BackgroundJson;
import io.trackyard.display.BackgroundView;
import io.trackyard.launch.BackgroundOrder;
import io.trackyard.launch.BackgroundSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Launches background tasks. */
@Command(
        name = "bg",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.LAUNCHED,
            ExitCodes.TASK_FAILED,
            ExitCodes.LAUNCH,
            ExitCodes.SERVER,
            ExitCodes.ENVIRONMENT
        },
        header = {
            "Example: trackyard bg \"Where are sessions ended?\" --agent explore",
            "         trackyard bg --file questions.txt",
            ""
        },
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Launches background tasks, prints their names, and returns.",
            "",
            "Five run at once, the others wait their turn. trackyard output ID gives the result."
        })
public final class BgCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "PROMPT", description = "What is asked of the agent.")
    @Nullable
    String prompt;

    @Option(names = "--file", paramLabel = "FILE", description = "Many tasks, one on each line; - for standard input.")
    @Nullable
    String file;

    @Option(names = "--id", paramLabel = "NAME", description = "What the task is called (default: KIND-N).")
    @Nullable
    String id;

    @Mixin
    BgOptions options = new BgOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--wait", description = "Wait for the end of all, and print their results.")
    boolean wait;

    private final Yards yards;

    public BgCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Yard yard = yards.open(output)) {
            BackgroundTasks tasks = new BackgroundTasks(yard);
            List<BackgroundOrder> orders = new BgOrders(yard, tasks.settings(), options).of(prompt, file, id);
            yard.connection();
            yard.beginWorker();
            List<BackgroundCard> cards =
                    tasks.launch().launch(orders, tasks.settings().slots());
            yard.ensureWorker();
            tasks.mirror();
            List<String> ids = cards.stream().map(BackgroundCard::id).toList();
            return wait || !tasks.settings().detached() ? await(yard, tasks, ids) : tell(yard, tasks, ids);
        }
    }

    private int tell(Yard yard, BackgroundTasks tasks, List<String> ids) {
        if (output.json()) {
            output.printJson(
                    yard.around(),
                    BackgroundJson.of(ids.stream().map(tasks.roll()::task).toList()));
            return ExitStatus.DONE.code();
        }
        ids.forEach(yard.around().out()::println);
        yard.around().out().flush();
        output.say(yard.around(), BackgroundView.summary(tasks.roll().all()));
        return ExitStatus.DONE.code();
    }

    private int await(Yard yard, BackgroundTasks tasks, List<String> ids) throws InterruptedException {
        List<BackgroundSnapshot> ended = new ArrayList<>();
        for (String each : ids) {
            BackgroundSnapshot task = tasks.await(each, TimeLimit.of(Optional.empty()));
            ended.add(task);
            if (!output.json()) {
                TaskOutput.print(yard, output, task);
            }
        }
        if (output.json()) {
            output.printJson(yard.around(), BackgroundJson.of(ended));
        }
        List<BackgroundStatus> statuses =
                ended.stream().map(BackgroundSnapshot::status).toList();
        return ExitStatus.of(statuses).code();
    }
}
