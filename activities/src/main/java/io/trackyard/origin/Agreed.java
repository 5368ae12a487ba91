package io.trackyard.origin;

import io.trackyard.activity.NewCommand;
import io.trackyard.activity.ReadAgain;
import io.trackyard.payload.SentText;
import io.trackyard.plan.Check;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tasks of a source that was read again, with no command in them that nobody has agreed to: what the plan holds was
 * agreed to when the run was started, and all else by a person since. A known task that brings another stays as it was; a
 * new one stays out, with the new ones that need it.
 */
final class Agreed {
    /** What commands may weigh that are asked about together. */
    private static final int ROOM = 100_000;

    private final Map<TaskId, Task> before = new LinkedHashMap<>();
    private final Set<String> agreed;
    private final Set<String> refused;
    private final List<NewCommand> unseen = new ArrayList<>();

    /** {@code before}: the tasks of the plan. */
    Agreed(List<Task> before, ReadAgain request) {
        before.forEach(task -> this.before.put(task.id(), task));
        this.agreed = Stream.concat(before.stream().flatMap(Agreed::commands), request.accepted().stream())
                .collect(Collectors.toCollection(HashSet::new));
        this.refused = Set.copyOf(request.refused());
    }

    List<Task> of(List<Task> now) {
        Set<TaskId> left = new LinkedHashSet<>();
        now.forEach(task -> commands(task)
                .filter(command -> !agreed.contains(command))
                .forEach(command -> {
                    left.add(task.id());
                    if (!refused.contains(command)) {
                        unseen.add(new NewCommand(task.id().text(), command));
                    }
                }));
        boolean grows = !left.isEmpty();
        while (grows) {
            grows = left.addAll(now.stream()
                    .filter(task ->
                            task.needs().stream().anyMatch(need -> left.contains(need) && !before.containsKey(need)))
                    .map(Task::id)
                    .toList());
        }
        return now.stream()
                .flatMap(task -> left.contains(task.id())
                        ? Optional.ofNullable(before.get(task.id())).stream()
                        : Stream.of(task))
                .toList();
    }

    /** What a person is to be asked about next: the first of many, since each is shown whole and asked about before it runs. */
    List<NewCommand> unseen() {
        int room = ROOM;
        List<NewCommand> next = new ArrayList<>();
        for (NewCommand command : unseen) {
            room -= SentText.bytes(command.command());
            if (room < 0 && !next.isEmpty()) {
                break;
            }
            next.add(command);
        }
        return next;
    }

    private static Stream<String> commands(Task task) {
        return Stream.of(
                        task.checks().stream().map(Check::words),
                        task.setup().stream().map(Check::words),
                        Optional.ofNullable(task.agent()).map(TaskAgent::command).stream())
                .flatMap(commands -> commands);
    }
}
