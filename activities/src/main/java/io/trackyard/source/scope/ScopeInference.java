package io.trackyard.source.scope;

import io.trackyard.plan.NameList;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes the scope of a task from its text. What it finds is where the work most likely is, not where it must stay. */
public final class ScopeInference {
    /**
     * A directory with more files than this, all below it counted, says nothing of where in it the work is: there a file stands for itself.
     * Real repositories have a few such directories, and most tasks name a file in one of them; their tracks would be one.
     */
    static final int LARGEST_NEIGHBOURHOOD = 40;

    private static final int MOST_NAMED = 2;

    private final TrackedPaths tracked;
    private final List<PathPattern> leftOut;

    /**
     * @param tracked the files of the repository, relative to its root
     * @param leftOut paths that are no scope where they are named: files that everybody touches, the source itself
     */
    public ScopeInference(Collection<String> tracked, List<PathPattern> leftOut) {
        this.tracked = new TrackedPaths(tracked);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * The directories around the files that a text names, and the directories it names; of one within another the inner.
     * Where the text has an "edit locus" that names any, only that is read.
     *
     * @return empty where it names nothing that the repository has
     */
    public Optional<Scope> of(String text) {
        return EditLocus.in(text)
                .flatMap(part -> scope(part, "its edit locus names "))
                .or(() -> scope(text, "its text names "));
    }

    private Optional<Scope> scope(String text, String origin) {
        List<String> named = innermost(NamedPaths.in(text, tracked).stream()
                .filter(path -> leftOut.stream().noneMatch(pattern -> pattern.holds(path)))
                .toList());
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scope.Inferred(
                        named.stream().map(this::around).map(PathPattern::of).toList(),
                        origin + NameList.of(named, MOST_NAMED)));
    }

    private static List<String> innermost(List<String> paths) {
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> other.startsWith(path + "/")))
                .toList();
    }

    private String around(String path) {
        String directory = TrackedPaths.directoryOf(path);
        boolean alone = directory.isEmpty() || tracked.filesBelow(directory) > LARGEST_NEIGHBOURHOOD;
        return alone || tracked.hasDirectory(path) ? path : directory;
    }
}
