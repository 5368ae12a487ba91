package io.trackyard.source.scope;

import static io.trackyard.source.scope.TrackedPaths.directoryOf;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The paths that a text names, in its order. A word counts only where the repository bears it out, since most words with
 * a slash are none: {@code origin/main}, {@code pass/fail}.
 */
final class NamedPaths {
    /** What a path is written with; a colon ends it, so that {@code store.go:15} is read as the file. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.@+*/-]+");

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://\\S+");
    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
    /** A name beside the word for what it is. */
    private static final Pattern MODULE =
            Pattern.compile("(?i)([\\p{L}\\p{N}_.-]+)\\s+(?:package|module|directory|folder|crate)\\b");

    private static final Pattern FILE_NAME = Pattern.compile(".*[^./]\\.[\\p{L}][\\p{L}\\p{N}]*");

    private final TrackedPaths tracked;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();

    private NamedPaths(TrackedPaths tracked) {
        this.tracked = tracked;
    }

    /** Files that are there, files that could be made beside them, and directories that are there. */
    static Set<String> in(String text, TrackedPaths tracked) {
        NamedPaths paths = new NamedPaths(tracked);
        String rest = ADDRESS.matcher(text).replaceAll(" ");
        WORD.matcher(rest).results().forEach(word -> paths.word(word.group()));
        CODE.matcher(rest).results().forEach(span -> paths.moduleOrFile(span.group(1)));
        MODULE.matcher(rest).results().forEach(name -> paths.module(name.group(1)));
        paths.settle();
        return paths.found;
    }

    private void word(String word) {
        String path = tidied(word);
        if (path.isEmpty() || word.startsWith("/") || path.startsWith("..")) {
            return;
        }
        if (path.indexOf('/') < 0) {
            fileName(path, word.endsWith("/"));
        } else if (tracked.hasFile(path) || tracked.hasDirectory(path)) {
            found.add(path);
        } else {
            tracked.onlyFile(path)
                    .or(() -> tracked.onlyDirectory(path))
                    .or(() -> Optional.of(path).filter(this::couldBeMade))
                    .ifPresent(found::add);
        }
    }

    /** Without what a sentence or a program put around it, and up to a wildcard: {@code ./cmd/bd/...}, {@code src/*.c}. */
    private static String tidied(String word) {
        String path = word.replaceFirst("^(\\./|@)+", "");
        int wildcard = path.indexOf('*');
        path = wildcard < 0 ? path : directoryOf(path.substring(0, wildcard));
        return path.replaceFirst("[./]+$", "");
    }

    /** A file that is not there yet, below a directory that is. */
    private boolean couldBeMade(String path) {
        return FILE_NAME.matcher(path).matches() && tracked.hasDirectory(path.substring(0, path.indexOf('/')));
    }

    private void fileName(String name, boolean directory) {
        if (directory) {
            if (tracked.hasDirectory(name)) {
                found.add(name);
            }
        } else if (FILE_NAME.matcher(name).matches()) {
            if (tracked.hasFile(name)) {
                found.add(name);
            } else if (!tracked.filesNamed(name).isEmpty()) {
                tracked.onlyFile(name).ifPresentOrElse(found::add, () -> ambiguous.add(name));
            }
        }
    }

    /** What stands in a code span may be a file without an ending, or a directory by its own name. */
    private void moduleOrFile(String span) {
        if (tracked.hasFile(span)) {
            found.add(span);
        } else {
            module(span);
        }
    }

    private void module(String name) {
        if (name.indexOf('/') < 0) {
            tracked.onlyDirectory(name).filter(tracked::hasDirectory).ifPresent(found::add);
        }
    }

    /** A name that several files have means the one beside a file that was named without doubt. */
    private void settle() {
        Set<String> directories = found.stream()
                .map(path -> tracked.hasDirectory(path) ? path : directoryOf(path))
                .collect(Collectors.toSet());
        for (String name : ambiguous) {
            Set<String> beside = tracked.filesNamed(name).stream()
                    .filter(file -> directories.contains(directoryOf(file)))
                    .collect(Collectors.toSet());
            if (beside.size() == 1) {
                found.addAll(beside);
            }
        }
    }
}
