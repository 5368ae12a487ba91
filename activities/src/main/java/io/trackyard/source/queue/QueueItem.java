package io.trackyard.source.queue;

import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.source.text.SourceFile;

/** An item of the queue, as it was found. */
record QueueItem(ItemName name, SourceFile file) {

    TaskId id() {
        return TaskId.of(name.number());
    }

    Position position(int line) {
        return new Position(file.name(), line);
    }
}
