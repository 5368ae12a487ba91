package io.trackyard.background.host;

import io.trackyard.git.Repository;
import io.trackyard.git.StatusEntry;
import io.trackyard.plan.NameList;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directory of a person, as it is, for a session that only reads. Nothing in it is ever put back; where it lies in a
 * repository, what changed meanwhile is told. It may have been somebody else who changed it.
 */
final class LiveDirectory implements Workplace {
    private static final int MOST_PATHS = 10;

    private final Path path;
    private final long epoch;
    private final BackgroundFiles files;
    private final Map<String, String> environment;

    LiveDirectory(Path path, long epoch, BackgroundFiles files, Map<String, String> environment) {
        this.path = path;
        this.epoch = epoch;
        this.files = files;
        this.environment = environment;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void prepare(int launch) {
        if (files.seenBefore(launch).isEmpty()) {
            files.write(new SeenBefore(launch, uncommitted()));
        }
    }

    @Override
    public void keep() {}

    @Override
    public Finding judge(int launch) {
        Map<String, String> before =
                files.seenBefore(launch).map(SeenBefore::files).orElse(Map.of());
        Map<String, String> now = uncommitted();
        List<String> changed = Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .toList();
        return changed.isEmpty()
                ? Finding.NOTHING
                : Finding.noted("files changed in %s while it ran, and were left as they are: %s"
                        .formatted(path, NameList.of(changed.stream().sorted().toList(), MOST_PATHS)));
    }

    @Override
    public Finding lookAtFailed(int launch) {
        return judge(launch);
    }

    @Override
    public void close() {}

    /** By path, with size and time: a file that was edited before can be edited again. Empty outside repositories. */
    private Map<String, String> uncommitted() {
        Map<String, String> marks = new TreeMap<>();
        try (Repository repository = Repository.open(path, environment)) {
            marks.put("HEAD", repository.head().hex());
            for (StatusEntry entry : repository.dirtyFiles()) {
                marks.put(entry.path(), mark(repository.topLevel().resolve(entry.path())));
            }
        } catch (ProblemException noRepositoryToLookAt) {
            return Map.of();
        }
        return marks;
    }

    private static String mark(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
        } catch (IOException gone) {
            return "gone";
        }
    }
}
