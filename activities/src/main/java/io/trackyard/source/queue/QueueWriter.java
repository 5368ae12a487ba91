package io.trackyard.source.queue;

import io.trackyard.activity.TaskNews;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.text.FileEdit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Renames items, and keeps the state in their bodies equal. The rename comes first: of two tools that rename an item only
 * one succeeds, and the name is what counts. What another tool has made of an item meanwhile stays.
 */
final class QueueWriter implements SourceWriter {
    /** Other tools rename an item a few times in its life. */
    private static final int MOST_TRIES = 10;

    private static final int LONGEST_REASON = 500;

    private final QueueDirectory directory;

    QueueWriter(QueueDirectory directory) {
        this.directory = directory;
    }

    /** None where the directory lies outside the repository: no commit could hold it. */
    @Override
    public List<String> paths() {
        String name = directory.file().name();
        return Path.of(name).isAbsolute() ? List.of() : List.of(name);
    }

    @Override
    public void write(String run, List<TaskNews> news) {
        news.forEach(item -> enter(run, item));
    }

    /** News of an item that is gone, or has become two, change nothing. */
    private void enter(String run, TaskNews news) {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            Optional<QueueItem> item = directory.item(news.task());
            if (item.isEmpty() || entered(item.get(), run, news)) {
                return;
            }
        }
        throw failed(news.task(), "another tool renames it all the time");
    }

    /** @return whether it was there to the end */
    private boolean entered(QueueItem item, String run, TaskNews news) {
        String signature = "(trackyard/" + run + ")";
        boolean ours = item.name().state() == ItemState.BLOCKED
                && ItemText.of(item.file().text())
                        .reason()
                        .filter(reason -> reason.endsWith(signature))
                        .isPresent();
        ItemState state = NewsState.after(item.name().state(), ours, news.kind());
        if (state != NewsState.meantBy(news.kind())) {
            return true;
        }
        QueueItem renamed = directory.item(item.name().as(state));
        if (!renamed.equals(item) && !isRenamed(item, renamed)) {
            return false;
        }
        FileEdit.change(renamed.file(), text -> {
            boolean explained = item.name().state() == ItemState.BLOCKED
                    && ItemText.of(text).reason().isPresent();
            Optional<String> reason = state != ItemState.BLOCKED
                    ? Optional.empty()
                    : explained ? ItemText.of(text).reason() : Optional.of(reason(news) + " " + signature);
            return ItemEdit.with(text, state, reason);
        });
        return true;
    }

    private static boolean isRenamed(QueueItem from, QueueItem to) {
        try {
            Files.move(from.file().path(), to.file().path());
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (FileAlreadyExistsException there) {
            throw failed(from.file().name(), to.file().name() + " is there already");
        } catch (IOException failure) {
            throw failed(from.file().name(), failure.toString());
        }
    }

    private static String reason(TaskNews news) {
        String note = news.note().replaceAll("\\s+", " ").strip();
        String attempts = news.attempts() == 1 ? "1 attempt" : news.attempts() + " attempts";
        String what = news.kind() == TaskNews.Kind.ABANDONED ? "given up after " + attempts : "left out";
        String reason = note.isEmpty() ? what : note.startsWith(what) ? note : what + ": " + note;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static RuntimeException failed(String item, String why) {
        return Problem.of(Fault.ENVIRONMENT, "source-not-written")
                .what("item %s cannot be renamed", item)
                .why("%s", why)
                .exception();
    }
}
