package io.trackyard.git;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds files that are neither regular, nor links, nor directories, of which git sees nothing. What it has just seen to be
 * a file or a link need not be asked for: of a large worktree that is nearly all there is, and to ask is what takes the time.
 */
final class SpecialFiles {
    private final Map<String, Set<String>> seen;
    private final Predicate<Path> skipped;
    private final int most;
    private final List<Path> found = new ArrayList<>();
    private int looked;

    private SpecialFiles(Map<String, Set<String>> seen, Predicate<Path> skipped, int most) {
        this.seen = seen;
        this.skipped = skipped;
        this.most = most;
    }

    /**
     * Looks through a directory; in no particular order.
     *
     * @param seen the names of files and links that git has seen, by the path of their directory below the root
     * @param skipped directories that are not entered
     * @param most how many other files are looked at; empty where there are more
     */
    static Optional<List<Path>> below(Path root, Map<String, Set<String>> seen, Predicate<Path> skipped, int most) {
        SpecialFiles files = new SpecialFiles(seen, skipped, most);
        if (!skipped.test(root)) {
            files.look(root, "");
        }
        return files.looked > most ? Optional.empty() : Optional.of(files.found);
    }

    private void look(Path directory, String path) {
        Set<String> known = seen.getOrDefault(path, Set.of());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!known.contains(name)) {
                    look(entry, path, name);
                }
                if (looked > most) {
                    return;
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // vanished, or not readable: git names those that it could not read
            return;
        }
    }

    private void look(Path entry, String directory, String name) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException vanished) {
            return;
        }
        if (!attributes.isDirectory()) {
            looked++;
            if (attributes.isOther()) {
                found.add(entry);
            }
        } else if (!skipped.test(entry)) {
            look(entry, directory.isEmpty() ? name : directory + "/" + name);
        }
    }
}
