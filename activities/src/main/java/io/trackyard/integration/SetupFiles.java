package io.trackyard.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Copies files into a fresh worktree that git does not put there: an {@code .env}, a local setting. */
final class SetupFiles {
    private SetupFiles() {}

    /** {@code globs}: as of {@link java.nio.file.FileSystem#getPathMatcher}, against paths relative to {@code from}. */
    static void copy(Path from, Path to, List<String> globs) {
        if (globs.isEmpty()) {
            return;
        }
        List<PathMatcher> matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path relative = from.relativize(file);
                    if (matchers.stream().anyMatch(matcher -> matcher.matches(relative))) {
                        copyOver(file, to, to.resolve(relative));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy files into " + to, e);
        }
    }

    /** What git has put there stays; where that is a link that leads elsewhere, nothing is written there. */
    private static void copyOver(Path file, Path to, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && isInside(to, target.getParent())) {
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean isInside(Path to, Path directory) throws IOException {
        Path there = directory;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return Files.exists(there) && there.toRealPath().startsWith(to.toRealPath());
    }
}
