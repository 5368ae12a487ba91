package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the repository knows of a worktree, and how sound it is. A worktree is <em>ready</em> once it was made completely: a
 * mark in its administrative directory says so. No session ever ran in one that is not, so it can be thrown away.
 */
final class WorktreeRegister {
    private static final String READY = "trackyard-ready";
    private static final String BACK_LINK = "gitdir";
    private static final String LINK = "gitdir: ";
    private static final Pattern HEAD = Pattern.compile("(ref: refs/\\S+|[0-9a-f]{40})\n");

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
        Optional<Path> sound = sound(place);
        if (sound.isPresent()) {
            return sound;
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

    /** Where each file by which git finds its way is as git wrote it, there is nothing that git would have to be asked. */
    private Optional<Path> sound(Path place) {
        try {
            String link = Files.readString(place.resolve(".git"));
            if (!link.startsWith(LINK)) {
                return Optional.empty();
            }
            Path administration = place.resolve(link.substring(LINK.length()).strip());
            Path common = administration.resolve(
                    Files.readString(administration.resolve("commondir")).strip());
            boolean here = namesPlace(administration, place)
                    && administration.toRealPath().equals(administration)
                    && common.toRealPath().equals(repository.commonDirectory())
                    && HEAD.matcher(Files.readString(administration.resolve("HEAD")))
                            .matches();
            return here ? Optional.of(administration) : Optional.empty();
        } catch (IOException | InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    /** The administrative directory that names a place as its worktree, sound or not. */
    Optional<Path> administration(Path place) {
        return administrations().stream()
                .filter(directory -> namesPlace(directory, place))
                .findFirst();
    }

    /** The administrative directories of all worktrees; that of the main one is the common directory. */
    List<Path> administrations() {
        Path linked = repository.commonDirectory().resolve("worktrees");
        if (!Files.isDirectory(linked)) {
            return List.of(repository.commonDirectory());
        }
        try (Stream<Path> each = Files.list(linked)) {
            return Stream.concat(Stream.of(repository.commonDirectory()), each).toList();
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

    /** Keeps foreign commands from pruning a worktree that somebody has unlocked. */
    void lock(Path administration) {
        Path lock = administration.resolve("locked");
        try {
            if (!Files.exists(lock)) {
                Files.writeString(lock, "trackyard");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
