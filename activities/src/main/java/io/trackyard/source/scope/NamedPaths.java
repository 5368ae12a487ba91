package io.trackyard.source.scope;

import static io.trackyard.source.scope.TrackedPaths.directoryOf;

import io.trackyard.plan.PathPattern;
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
    /** Begins where a word does, and gives nothing back: a text without any space is gone through once. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![A-Za-z0-9+.-])[A-Za-z0-9+.-]++://\\S+");

    private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
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
        String rest = text.contains("://") ? ADDRESS.matcher(text).replaceAll(" ") : text;
        PathWords words = new PathWords(rest);
        words.likePaths().forEach(paths::word);
        CODE.matcher(rest).results().forEach(span -> paths.moduleOrFile(span.group(1)));
        words.namesBeforeKinds().forEach(paths::module);
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
        int start = 0;
        while (word.startsWith("@", start) || word.startsWith("./", start)) {
            start += word.charAt(start) == '@' ? 1 : 2;
        }
        int wildcard = word.indexOf('*', start);
        String path = wildcard < 0 ? word.substring(start) : directoryOf(word.substring(start, wildcard));
        int end = path.length();
        while (end > 0 && "./".indexOf(path.charAt(end - 1)) >= 0) {
            end--;
        }
        return path.substring(0, end);
    }

    /** A file that is not there yet, below a directory that is. */
    private boolean couldBeMade(String path) {
        return FILE_NAME.matcher(path).matches()
                && !PathPattern.isOutside(path)
                && tracked.hasDirectory(path.substring(0, path.indexOf('/')));
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
