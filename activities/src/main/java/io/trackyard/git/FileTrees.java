package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Moves and deletes whole directories, where git has no command for it. */
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
