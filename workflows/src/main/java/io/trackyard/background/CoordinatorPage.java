package io.trackyard.background;

import java.util.List;
import java.util.stream.Collectors;

/** What a coordinator's page in the Web UI says: paid again at every replay, so it stays short: names, and no text of tasks. */
final class CoordinatorPage {
    private static final int MOST_NAMES = 50;

    private CoordinatorPage() {}

    static String of(SlotQueue queue) {
        return "**%d running, %d pending** · %s at once%s%s"
                .formatted(
                        queue.running().size(),
                        queue.pending().size(),
                        queue.slots() == 0 ? "all" : Integer.toString(queue.slots()),
                        list("Running", queue.running()),
                        list("Pending", queue.pending()));
    }

    private static String list(String heading, List<BackgroundTask> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        String more = tasks.size() > MOST_NAMES ? " and %d more".formatted(tasks.size() - MOST_NAMES) : "";
        return tasks.stream()
                .limit(MOST_NAMES)
                .map(task -> "`" + task.id() + "`")
                .collect(Collectors.joining(", ", "\n\n" + heading + ": ", more));
    }
}
