package io.trackyard.integration;

import io.trackyard.activity.NoticeActivities;
import io.trackyard.activity.NoticeRequest;
import io.trackyard.notify.Notifier;
import io.trackyard.notify.Notifier.Notice;
import io.trackyard.runfiles.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** The notices of a run as Temporal calls for them. Each is given once at most: told twice is worse than not at all. */
public final class NoticeActivitiesImpl implements NoticeActivities {
    private final Path state;
    private final Notifier notifier;
    private final Executor aside;

    /**
     * @param state the state directory
     * @param aside does what nobody waits for
     */
    public NoticeActivitiesImpl(Path state, Notifier notifier, Executor aside) {
        this.state = state;
        this.notifier = notifier;
        this.aside = aside;
    }

    @Override
    public void tell(NoticeRequest request) {
        Path mark = RunDirectory.of(
                        state, request.run().repository(), request.run().run())
                .notice(request.number());
        if (isFirst(mark)) {
            aside.execute(() -> notifier.tell(new Notice(request.text(), null)));
        }
    }

    private static boolean isFirst(Path mark) {
        try {
            Files.createDirectories(mark.getParent());
            Files.createFile(mark);
            return true;
        } catch (FileAlreadyExistsException told) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + mark, failed);
        }
    }
}
