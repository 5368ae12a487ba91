package io.trackyard.cli.command;

import io.trackyard.agent.Prompt;
import io.trackyard.agent.PromptParts;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.PromptJson;
import io.trackyard.git.Repository;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.reading.PlanReading;
import io.trackyard.source.AgentKind;
import io.trackyard.source.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an agent would be told. */
@Command(
        name = "prompt",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.PLAN, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard prompt bd-104", ""},
        description = {
            "Prints what the first attempt at a task would be told, as its source and the settings stand now.",
            "",
            "What became of the tasks it needs, answers of a person and feedback are added when they are there."
        })
public final class PromptCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TASK", description = "The task.")
    String id = "";

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Option(
            names = "--source",
            paramLabel = "PATH",
            description = "The file or directory that holds the tasks (default: found by looking).")
    @Nullable
    Path source;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public PromptCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        PlanOptions options = new PlanOptions();
        options.source = source;
        try (Yard yard = yards.open(output);
                Repository opened = yard.repository(repository.directory())) {
            PlanReading reading = options.read(opened, yard, output);
            TaskId named = reading.taskOrHeld("prompt", id);
            Task task = Optional.ofNullable(reading.plan().byId().get(named)).orElseThrow(PromptCommand.this::held);
            Optional<AgentKind> kind = kind(reading.settings(), task);
            String prompt = Prompt.of(
                    reading.settings().promptTemplate(),
                    task,
                    new PromptParts(
                            task.changes().over(kind.map(AgentKind::changes).orElse(null)),
                            kind.map(AgentKind::persona),
                            Objects.requireNonNullElse(reading.settings().gate(), List.of())));
            if (output.json()) {
                output.printJson(yard.around(), PromptJson.of(id, prompt));
            } else {
                yard.around().out().print(prompt);
                yard.around().out().flush();
            }
            return ExitStatus.DONE.code();
        }
    }

    private static Optional<AgentKind> kind(Settings settings, Task task) {
        Optional<String> asked = Optional.ofNullable(task.agent()).map(TaskAgent::command);
        return asked.map(name -> settings.kinds().named(name)).orElse(settings.usualKind());
    }

    private RuntimeException held() {
        return Problem.of(Fault.USER, "held")
                .what("task %s is held: no agent is told of it", id)
                .task(id)
                .remedy("trackyard plan --explain " + id, "see why")
                .exception();
    }
}
