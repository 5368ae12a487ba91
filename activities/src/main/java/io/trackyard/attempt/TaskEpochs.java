package io.trackyard.attempt;

import io.trackyard.git.Epoch;
import io.trackyard.git.Epochs;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Fence;
import io.trackyard.session.Guard;
import io.trackyard.session.TaskDirectory;
import java.util.concurrent.atomic.AtomicReference;

/** Takes the right to act for a task, whoever had it before. */
public final class TaskEpochs {
    private final CommandRunner runner;

    public TaskEpochs(CommandRunner runner) {
        this.runner = runner;
    }

    /** The ref is the truth; the file beside the sessions, by which acts are guarded, follows it under one lock. */
    public Epoch take(Repository repository, RefName ref, TaskDirectory task) throws InterruptedException {
        Epochs epochs = new Epochs(repository);
        AtomicReference<Epoch> taken = new AtomicReference<>();
        Guard.of(task.path(), runner).takeOver(standing -> {
            Epoch epoch = epochs.take(ref);
            while (epoch.number() <= standing) {
                epoch = epochs.take(ref);
            }
            taken.set(epoch);
            return epoch.number();
        });
        return taken.get();
    }

    /** The same for a task that has no repository: then the file is all there is. */
    public long take(TaskDirectory task) throws InterruptedException {
        return Guard.of(task.path(), runner).takeOver(standing -> standing + 1);
    }

    /** What lets acts for the task through while the epoch that was taken stands. */
    Fence fence(TaskDirectory task, Epoch epoch) {
        return Guard.of(task.path(), runner).fence(epoch.number());
    }
}
