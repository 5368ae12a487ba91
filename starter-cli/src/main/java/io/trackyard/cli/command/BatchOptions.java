package io.trackyard.cli.command;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.AgentKinds;
import io.trackyard.source.CalibratingSettings;
import io.trackyard.source.ContainingSettings;
import io.trackyard.source.DoubtingSettings;
import io.trackyard.source.MergingSettings;
import io.trackyard.source.PathSettings;
import io.trackyard.source.Settings;
import io.trackyard.source.TellingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of a batch, as the skill that asks for one passes them. */
final class BatchOptions {
    @Option(names = "--tasks-path", required = true, paramLabel = "DIR", description = "The directory of task XML.")
    Path tasks = Path.of("");

    @Option(
            names = "--task-ids",
            required = true,
            paramLabel = "IDS",
            description = "The tasks of the batch, between commas.")
    String ids = "";

    @Option(
            names = "--project-path",
            required = true,
            paramLabel = "DIR",
            description = "The repository that the tasks are about.")
    Path project = Path.of("");

    @Option(
            names = "--worktree-dir",
            required = true,
            paramLabel = "DIR",
            description = "Where the work of each task is left, in a worktree of its own.")
    Path worktrees = Path.of("");

    @Option(
            names = "--batch-number",
            required = true,
            paramLabel = "N",
            description = "The number of the batch within its layer.")
    int number;

    @Option(names = "--layer", required = true, paramLabel = "NAME", description = "The name of the layer.")
    String layer = "";

    @Option(
            names = "--max-parallel",
            paramLabel = "N",
            description = "How many tasks are worked on at once (default: 3).")
    @Nullable
    Integer maxParallel;

    @Mixin
    AgentOptions agent = new AgentOptions();

    /** {@code directory}: against which paths are typed. */
    BatchCall call(Path directory) {
        List<TaskId> tasksOfBatch = Arrays.stream(ids.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(TaskId::of)
                .toList();
        if (tasksOfBatch.isEmpty()) {
            throw Problem.of(Fault.USER, "no-tasks")
                    .what("--task-ids names no task")
                    .remedy("write it so: --task-ids L1-001,L1-002")
                    .exception();
        }
        if (number < 1) {
            throw Problem.of(Fault.USER, "batch-number")
                    .what("--batch-number %d: batches are counted from 1", number)
                    .exception();
        }
        return new BatchCall(layer, number, worktrees(directory).toString(), tasksOfBatch);
    }

    private Path worktrees(Path directory) {
        return directory.resolve(worktrees).toAbsolutePath().normalize();
    }

    /** Makes the directory of the worktrees, so that it is known before the start whether it can be. */
    void makeWorktrees(Path directory) {
        Path path = worktrees(directory);
        try {
            Files.createDirectories(path);
        } catch (IOException failure) {
            throw Problem.of(Fault.USER, "no-worktree-dir")
                    .what("--worktree-dir %s: no worktrees can be made there", path)
                    .why("%s", failure)
                    .exception();
        }
    }

    /**
     * One attempt for each, all side by side, since the work of one is not there for another until somebody merges it: so
     * none has to wait for files that another touches too, and nothing is gated.
     */
    Settings settings() {
        return new Settings(
                new Settings.Rules(
                        LayoutRules.Barrier.DECLARED,
                        null,
                        null,
                        null,
                        OnAbandon.CONTINUE,
                        null,
                        null,
                        null,
                        Settings.Confirmation.NONE,
                        null,
                        null,
                        null,
                        null),
                new Settings.Limits(maxParallel, null, null, null, 0, null, null, null),
                agent.choice(),
                AgentKinds.NONE,
                List.of(),
                null,
                new MergingSettings(null, null, MergeRules.Order.VERIFIED, MergeRules.GateAt.MERGE, null, null, null),
                new PathSettings(List.of(PathPattern.of("**")), null, null, null),
                CalibratingSettings.NONE,
                TellingSettings.NONE,
                DoubtingSettings.NONE,
                ContainingSettings.NONE,
                null);
    }
}
