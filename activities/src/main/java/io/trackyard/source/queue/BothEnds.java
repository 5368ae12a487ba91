package io.trackyard.source.queue;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.queue.ItemText.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds items that say something else than the other end of a dependency: one says that it blocks the other, and that names
 * its own blockers without it, or the other way round. It waits all the same: to start too early costs more than to wait.
 */
final class BothEnds {
    private final Map<TaskId, QueueItem> items = new HashMap<>();
    private final QueueItems queue;
    private final Map<String, TaskId> ids;

    /** {@code ids}: by the numbers that items may be named with. */
    BothEnds(QueueItems queue, Map<String, TaskId> ids) {
        this.queue = queue;
        this.ids = ids;
        queue.texts().keySet().forEach(item -> items.putIfAbsent(item.id(), item));
    }

    /** In the order of the items. */
    List<Problem> warnings() {
        return queue.texts().keySet().stream()
                .flatMap(item -> Stream.concat(
                        text(item).blocks().stream().flatMap(reference -> disagreement(item, reference, true).stream()),
                        text(item).blockedBy().stream()
                                .flatMap(reference -> disagreement(item, reference, false).stream())))
                .toList();
    }

    private Optional<Problem> disagreement(QueueItem item, Reference reference, boolean blocks) {
        String theirField = blocks ? ItemLine.BLOCKED_BY : ItemLine.BLOCKS;
        return Optional.ofNullable(ids.get(ItemName.keyOf(reference.number())))
                .map(items::get)
                .filter(other -> text(other).says(theirField))
                .filter(other -> (blocks ? text(other).blockedBy() : text(other).blocks())
                        .stream()
                                .noneMatch(back -> ItemName.keyOf(back.number())
                                        .equals(item.name().key())))
                .map(other -> blocks
                        ? problem(item, reference, other.id(), item.id(), "Blocks", other, "BlockedBy")
                        : problem(item, reference, item.id(), other.id(), "BlockedBy", other, "Blocks"));
    }

    private static Problem problem(
            QueueItem item,
            Reference reference,
            TaskId waits,
            TaskId on,
            String field,
            QueueItem other,
            String theirField) {
        return Problem.of(Fault.USER, "ends-disagree")
                .what("item %s waits for %s", waits, on)
                .why("%s of item %s says so, and %s of item %s does not", field, item.id(), theirField, other.id())
                .at(item.file().name(), reference.line())
                .remedy("name it in both, or in neither")
                .build();
    }

    private ItemText text(QueueItem item) {
        return queue.texts().get(item);
    }
}
