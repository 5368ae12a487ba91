package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.activity.TaskNews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks of a run that are closed in their source once the run is landed, as {@code closes.json} in its directory. */
public final class WaitingCloses {
    private final JsonFile<List<TaskNews>> file;

    public WaitingCloses(RunDirectory directory) {
        this.file = new JsonFile<>(directory.closes(), new TypeReference<>() {});
    }

    /** In the order in which they were integrated. */
    public List<TaskNews> all() {
        return file.read().orElse(List.of());
    }

    /** Keeps more of them; one that is there stays as it is. */
    public void add(List<TaskNews> more) {
        if (more.isEmpty()) {
            return;
        }
        Map<String, TaskNews> closes = new LinkedHashMap<>();
        all().forEach(news -> closes.put(news.task(), news));
        more.forEach(news -> closes.putIfAbsent(news.task(), news));
        file.write(List.copyOf(closes.values()));
    }

    /** They are told. */
    public void clear() {
        file.remove();
    }
}
