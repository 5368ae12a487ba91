package io.trackyard.source.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The files of a repository and the directories above them, to look up what a text names. */
final class TrackedPaths {
    private final Set<String> files;
    private final Map<String, Integer> filesBelow = new HashMap<>();
    private final Map<String, List<String>> filesByName = new HashMap<>();
    private final Map<String, List<String>> directoriesByName = new HashMap<>();

    /** @param files relative to the root of the repository, with {@code /} between names */
    TrackedPaths(Collection<String> files) {
        this.files = new HashSet<>(files);
        for (String file : this.files) {
            filesByName.computeIfAbsent(nameOf(file), name -> new ArrayList<>()).add(file);
            for (String above = directoryOf(file); !above.isEmpty(); above = directoryOf(above)) {
                filesBelow.merge(above, 1, Integer::sum);
            }
        }
        for (String directory : filesBelow.keySet()) {
            directoriesByName
                    .computeIfAbsent(nameOf(directory), name -> new ArrayList<>())
                    .add(directory);
        }
    }

    boolean hasFile(String path) {
        return files.contains(path);
    }

    /** Whether files lie in or below it; the root is no such directory. */
    boolean hasDirectory(String path) {
        return filesBelow.containsKey(path);
    }

    /** How many files lie in a directory and all below it; 0 where it is not there. */
    int filesBelow(String directory) {
        return filesBelow.getOrDefault(directory, 0);
    }

    /** All files of a name, wherever they lie. */
    List<String> filesNamed(String name) {
        return filesByName.getOrDefault(name, List.of());
    }

    /** The only file whose path ends with these names. */
    Optional<String> onlyFile(String ending) {
        return only(filesNamed(nameOf(ending)), path -> endsWith(path, ending));
    }

    /** The only directory whose path ends with these names. */
    Optional<String> onlyDirectory(String ending) {
        return only(directoriesByName.getOrDefault(nameOf(ending), List.of()), path -> endsWith(path, ending));
    }

    private static Optional<String> only(List<String> candidates, Predicate<String> wanted) {
        List<String> found = candidates.stream().filter(wanted).limit(2).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean endsWith(String path, String ending) {
        return path.equals(ending) || path.endsWith("/" + ending);
    }

    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Empty for a path at the root. */
    static String directoryOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
