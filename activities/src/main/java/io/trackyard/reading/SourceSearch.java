package io.trackyard.reading;

import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Looks which tasks a repository holds in files of other systems. Nothing is run: a program that keeps tasks neither. */
public final class SourceSearch {
    /** No program is found there. */
    private static final Map<String, String> NOWHERE = Map.of("PATH", "/dev/null");

    private final Sources sources;

    public SourceSearch(InstantSource clock) {
        this.sources = new Sources(Formats.others(Waiter.sleeping(), clock, NOWHERE));
    }

    /** All that was found at the root of the repository. */
    public List<FoundSource> in(Path repository) {
        return sources.in(repository, repository).stream().map(FoundSource::of).toList();
    }
}
