package io.trackyard.chaos;

import io.trackyard.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is the user's in a repository: every file of the checkout, and of {@code .git} all but objects, worktrees and what is
 * Trackyard's by its name.
 *
 * @param files content by path
 */
record Checkout(Map<String, String> files) {

    static Checkout of(ScratchRepository repository) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = repository.path();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (isTheUsers(name)) {
                    files.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
                }
            }
        }
        return new Checkout(files);
    }

    private static boolean isTheUsers(String name) {
        return !name.startsWith(".git/objects/")
                && !name.startsWith(".git/worktrees/")
                && !(name.startsWith(".git/") && name.contains("/trackyard"));
    }

    /** The paths at which the two differ. */
    TreeSet<String> differences(Checkout other) {
        TreeSet<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        paths.removeIf(path -> files.containsKey(path) && files.get(path).equals(other.files.get(path)));
        return paths;
    }
}
