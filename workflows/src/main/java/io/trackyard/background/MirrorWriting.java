package io.trackyard.background;

import io.temporal.workflow.Async;
import java.util.function.Supplier;

/** Keeps the mirrors up to date, one writing at a time, however many changes there were meanwhile. */
final class MirrorWriting {
    private final BackgroundSteps steps;
    private final Runnable done;
    private boolean stale = true;
    private boolean writing;

    /** {@code done}: called when a writing has ended. */
    MirrorWriting(BackgroundSteps steps, Runnable done) {
        this.steps = steps;
        this.done = done;
    }

    void changed() {
        stale = true;
    }

    /** Writes what there is now, unless it is written already or being written. One that fails is left to the next. */
    void bringUpToDate(Supplier<MirrorRequest> now) {
        if (!stale || writing) {
            return;
        }
        stale = false;
        writing = true;
        Async.procedure(steps.mirrors()::mirror, now.get()).handle((written, failed) -> {
            writing = false;
            done.run();
            return written;
        });
    }

    boolean isQuiet() {
        return !stale && !writing;
    }
}
