package io.trackyard.cli.command;

import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.launch.BackgroundSnapshot;

/** What came of a background task, for people: its result as data, all else beside it. */
final class TaskOutput {
    private TaskOutput() {}

    static void print(Yard yard, OutputOptions output, BackgroundSnapshot task) {
        String id = task.card().id();
        if (!task.status().isOver()) {
            output.say(yard.around(), "%s is %s".formatted(id, task.status().word()));
            return;
        }
        yard.around().out().print(task.result());
        if (!task.result().isEmpty() && !task.result().endsWith("\n")) {
            yard.around().out().println();
        }
        yard.around().out().flush();
        task.error().ifPresent(error -> output.say(yard.around(), "%s failed: %s".formatted(id, error)));
        task.outcome()
                .map(LaunchOutcome::note)
                .ifPresent(note -> output.say(yard.around(), "%s: %s".formatted(id, note)));
    }
}
