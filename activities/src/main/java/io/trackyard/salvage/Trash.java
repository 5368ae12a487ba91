package io.trackyard.salvage;

import io.trackyard.git.FileTrees;
import io.trackyard.git.RefTrash;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRef;
import io.trackyard.runfiles.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where refs and files lie that were cleaned away, each cleaning in a bag of its own, until they are given back or dropped.
 * Files lie in {@code trash/<bag>}, by the paths they had below the repository's directory.
 */
final class Trash {
    private final RefTrash refs;
    private final Path home;
    private final Path bags;

    Trash(Repository repository, Path state) {
        this.refs = new RefTrash(repository);
        this.home = RunDirectory.ofRepository(state, repository.id()).toAbsolutePath();
        this.bags = RunDirectory.trash(home);
    }

    /** All bags, the newest first. */
    List<TrashBag> bags() {
        Map<String, RefTrash.Bag> byName = new TreeMap<>();
        refs.bags().forEach(bag -> byName.put(bag.name(), bag));
        TreeSet<String> names = new TreeSet<>(byName.keySet());
        RunFilesLeft.children(bags).forEach(bag -> names.add(bag.getFileName().toString()));
        List<TrashBag> all = new ArrayList<>();
        for (String name : names.descendingSet()) {
            RefTrash.Bag bag = byName.getOrDefault(name, RefTrash.empty(name));
            all.add(new TrashBag(name, bag.at(), bag.refs().size(), FileSizes.of(bags.resolve(name))));
        }
        return all;
    }

    void put(String bag, Collection<RunRef> going) {
        refs.put(bag, going);
    }

    /** Moves a file or directory of the repository's into a bag. */
    void put(String bag, Path path) {
        Path to = bags.resolve(bag)
                .resolve(RunFilesLeft.real(home)
                        .relativize(RunFilesLeft.real(path.getParent()).resolve(path.getFileName())));
        move(path, to);
    }

    /** Gives a bag back. What has come to its old place meanwhile is not replaced: then the rest stays in the bag. */
    void restore(TrashBag bag) {
        refs.restore(refsOf(bag));
        Path files = bags.resolve(bag.name());
        merge(files, home);
    }

    private RefTrash.Bag refsOf(TrashBag bag) {
        return refs.bags().stream()
                .filter(known -> known.name().equals(bag.name()))
                .findFirst()
                .orElseGet(() -> RefTrash.empty(bag.name()));
    }

    /** Lets go of a bag for good. */
    void drop(TrashBag bag) {
        refs.drop(refsOf(bag));
        FileTrees.delete(bags.resolve(bag.name()));
    }

    private static void merge(Path from, Path to) {
        for (Path child : RunFilesLeft.children(from)) {
            Path target = to.resolve(child.getFileName());
            if (!Files.exists(target)) {
                move(child, target);
            } else if (Files.isDirectory(child) && Files.isDirectory(target)) {
                merge(child, target);
            }
        }
        RunFilesLeft.deleteIfEmpty(from);
    }

    private static void move(Path from, Path to) {
        try {
            Files.createDirectories(
                    to.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + from, e);
        }
    }

    /** What a bag of that moment is called. */
    static String nameOf(Instant at) {
        return RefTrash.nameOf(at);
    }
}
