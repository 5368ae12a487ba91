package io.trackyard.source.queue;

import io.trackyard.plan.PlanFaults;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of a queue.
 *
 * @param all its items, in the order of their numbers
 * @param texts what stands in those that are not completed and can be read, in the same order
 * @param misnamed names that look like those of items and are none
 * @param noFiles names of items that are directories, or links that lead nowhere
 * @param faults what of it cannot be read
 */
record QueueItems(
        QueueDirectory directory,
        List<QueueItem> all,
        Map<QueueItem, ItemText> texts,
        List<String> misnamed,
        List<String> noFiles,
        List<Problem> faults) {
    /** Other tools write an item in one go, in well under a second; what is empty after this long stays so. */
    private static final int MOST_READINGS = 10;

    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    /** Reads again where an item is being written or renamed meanwhile. */
    static QueueItems read(QueueDirectory directory, Waiter waiter) {
        QueueItems items = once(directory);
        for (int reading = 1; reading < MOST_READINGS && !items.faults().isEmpty(); reading++) {
            waiter.await(BETWEEN_READINGS);
            items = once(directory);
        }
        return items;
    }

    private static QueueItems once(QueueDirectory directory) {
        Map<QueueItem, ItemText> texts = new LinkedHashMap<>();
        List<Problem> faults = new ArrayList<>();
        List<QueueItem> all = directory.items();
        for (QueueItem item : all) {
            if (item.name().state() == ItemState.COMPLETED) {
                continue;
            }
            try {
                String text = item.file().text();
                if (text.isBlank()) {
                    faults.add(PlanFaults.unreadable(item.file().name(), 1, "the item is empty"));
                }
                if (!item.name().canBeRenamed()) {
                    faults.add(PlanFaults.unreadable(
                            item.file().name(), 1, "the name is too long to be renamed to in_progress"));
                }
                texts.put(item, ItemText.of(text));
            } catch (ProblemException unreadable) {
                faults.add(unreadable.problem());
            }
        }
        return new QueueItems(directory, all, texts, directory.misnamed(), directory.noFiles(), faults);
    }
}
