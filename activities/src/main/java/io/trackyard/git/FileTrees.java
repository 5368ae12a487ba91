package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through, moves and deletes whole directories, where git has no command for it. */
public final class FileTrees {
    private FileTrees() {}

    /**
     * Deletes a directory and all in it; does nothing where there is none. Links are deleted, not followed.
     *
     * @throws UncheckedIOException where something cannot be deleted
     */
    public static void delete(Path directory) {
        visit(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Files that are neither regular, nor links, nor directories; in no particular order. Skipped directories are not
     * entered.
     *
     * @param most how many files are looked at; empty where there are more
     */
    static Optional<List<Path>> specialFiles(Path root, Predicate<Path> skipped, int most) {
        List<Path> found = new ArrayList<>();
        int[] looked = new int[1];
        visit(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return skipped.test(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isOther()) {
                    found.add(file);
                }
                looked[0]++;
                return looked[0] > most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // vanished, or not readable: git names those that it could not read
                return FileVisitResult.CONTINUE;
            }
        });
        return looked[0] > most ? Optional.empty() : Optional.of(found);
    }

    /** Moves a directory to a free name beside it, and says which: for what is in the way but may be somebody's work. */
    static Path setAside(Path directory) {
        try {
            return Files.move(directory, freeNameBeside(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path freeNameBeside(Path directory) {
        int number = 1;
        while (Files.exists(beside(directory, number))) {
            number++;
        }
        return beside(directory, number);
    }

    private static Path beside(Path directory, int number) {
        return directory.resolveSibling(directory.getFileName() + ".aside-" + number);
    }

    private static void visit(Path root, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(root, visitor);
        } catch (NoSuchFileException gone) {
            // there is nothing to visit
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
