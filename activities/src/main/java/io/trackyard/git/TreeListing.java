package io.trackyard.git;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is in a tree, gathered in one walk through it. */
final class TreeListing {
    private final Map<String, Set<String>> files = new HashMap<>();
    private final Map<String, ObjectId> submodules = new LinkedHashMap<>();

    void addFile(String path) {
        files.computeIfAbsent(directory(path), any -> new HashSet<>()).add(name(path));
    }

    void addSubmodule(String path, ObjectId commit) {
        submodules.put(path, commit);
    }

    /** Takes a file out; one that is not there is no fault. */
    void remove(String path) {
        files.getOrDefault(directory(path), new HashSet<>()).remove(name(path));
    }

    /** The names of the files and links in it, by the path of their directory; the root's is empty. */
    Map<String, Set<String>> filesByDirectory() {
        return files;
    }

    /** The paths of the files and links in it, in no particular order. */
    Stream<String> paths() {
        return files.entrySet().stream()
                .flatMap(directory -> directory.getValue().stream()
                        .map(name -> directory.getKey().isEmpty() ? name : directory.getKey() + "/" + name));
    }

    /** Its submodules: the commit that each is at, by its path. */
    Map<String, ObjectId> submodules() {
        return submodules;
    }

    private static String directory(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
