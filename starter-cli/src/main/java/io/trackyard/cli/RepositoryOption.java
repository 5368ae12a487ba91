package io.trackyard.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which repository a command is about. */
public final class RepositoryOption {
    @Option(
            names = "--repo",
            paramLabel = "DIR",
            description = "The repository (default: the one this directory lies in).")
    @Nullable
    Path directory;

    public @Nullable Path directory() {
        return directory;
    }
}
