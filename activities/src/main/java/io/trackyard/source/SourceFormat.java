package io.trackyard.source;

import io.trackyard.source.text.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A form in which tasks are written: finds its sources, by looking. One package each. */
public interface SourceFormat {

    /** The name of its sources and of the profile that comes with them: {@code "beads"}. */
    String name();

    /** What it looks for below a repository, for a person whose repository holds nothing. */
    List<String> places();

    /**
     * The sources of this form in a directory, best first; none where nothing looks like it.
     *
     * @param repository the root of the working tree
     * @param directory the root itself, or a directory a person named
     */
    List<TaskSource> in(Path repository, Path directory);

    /** The source in a file a person named, where the file is of this form. */
    Optional<TaskSource> of(Path repository, SourceFile file);
}
