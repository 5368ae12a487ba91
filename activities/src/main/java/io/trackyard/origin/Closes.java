package io.trackyard.origin;

import io.trackyard.activity.TaskNews;
import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.runfiles.WaitingCloses;
import io.trackyard.source.TaskTrace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Tells a source that tasks of a run are done: when they are integrated, or when the run is landed, as its policy says. */
public final class Closes {
    private final RunSource source;
    private final InstantSource time;

    public Closes(RunSource source, InstantSource time) {
        this.source = source;
        this.time = time;
    }

    /** What the source of the run is told now; what it is told after the landing is kept until then. */
    List<TaskNews> withoutWaiting(OpenRun run, List<TaskNews> news) {
        if (run.plan().policy().telling().closeWhen() == CloseWhen.INTEGRATED) {
            return news;
        }
        new WaitingCloses(run.directory())
                .add(news.stream().filter(Closes::isClose).toList());
        return news.stream().filter(item -> !isClose(item)).toList();
    }

    private static boolean isClose(TaskNews news) {
        return news.kind() == TaskNews.Kind.INTEGRATED;
    }

    /**
     * The run is landed: tells its source what waited for that. Called again it tells nothing more.
     *
     * @return how many tasks it told of
     * @throws io.trackyard.problem.ProblemException where the source cannot be written now; they wait on then
     */
    public int landed(OpenRun run) {
        WaitingCloses waiting = new WaitingCloses(run.directory());
        List<TaskNews> news = waiting.all().stream().map(this::now).toList();
        if (!news.isEmpty()) {
            tell(run, run.repository().topLevel(), news);
            waiting.clear();
        }
        return news.size();
    }

    private TaskNews now(TaskNews news) {
        return new TaskNews(news.task(), news.kind(), news.commit(), news.note(), news.attempts(), time.millis());
    }

    /** Writes to the source in a tree of its repository. */
    void tell(OpenRun run, Path root, List<TaskNews> news) {
        source.writer(root, run.plan())
                .ifPresent(writer -> writer.write(run.plan().run(), news, task -> trace(run, task)));
    }

    private static TaskTrace trace(OpenRun run, String task) {
        TaskRecord record = new TaskFiles(run.directory().task(task)).read();
        return new TaskTrace(record.failed(), record.left());
    }
}
