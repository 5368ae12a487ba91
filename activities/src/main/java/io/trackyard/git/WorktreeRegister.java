package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the repository knows of a worktree, and how sound it is. A worktree is <em>ready</em> once it was made completely: a
 * mark in its administrative directory says so. No session ever ran in one that is not, so it can be thrown away.
 */
final class WorktreeRegister {
    private static final String READY = "trackyard-ready";
    private static final String BACK_LINK = "gitdir";

    private final Repository repository;

    WorktreeRegister(Repository repository) {
        this.repository = repository;
    }

    /** All worktrees of the repository, the main one first. */
    List<WorktreeEntry> entries() {
        return WorktreeEntry.parse(
                repository.git().demand(new GitCommand.ListWorktrees()).parts());
    }

    /** The administrative directory of a worktree in which git works; absent where it does not. */
    Optional<Path> working(Path place) {
        if (!Files.exists(place.resolve(".git"))) {
            return Optional.empty();
        }
        GitResult result = repository.git().at(place).run(new GitCommand.Places());
        if (!result.succeeded()) {
            return Optional.empty();
        }
        List<String> places = result.lines();
        // without the comparison a damaged worktree would be mistaken for the repository it lies in
        boolean here =
                Path.of(places.get(0)).equals(place) && Path.of(places.get(1)).equals(repository.commonDirectory());
        return here ? Optional.of(Path.of(places.get(2))) : Optional.empty();
    }

    /** The administrative directory that names a place as its worktree, sound or not. */
    Optional<Path> administration(Path place) {
        Path all = repository.commonDirectory().resolve("worktrees");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> each = Files.list(all)) {
            return each.filter(directory -> namesPlace(directory, place)).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an administrative directory leads back to the place; it does not after the place was moved. */
    boolean namesPlace(Path administration, Path place) {
        try {
            String link = Files.readString(administration.resolve(BACK_LINK)).strip();
            return Path.of(link).equals(place.resolve(".git"));
        } catch (IOException missing) {
            return false;
        }
    }

    boolean isReady(Path administration) {
        return Files.exists(administration.resolve(READY));
    }

    void markReady(Path administration) {
        try {
            Files.write(administration.resolve(READY), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
