package io.trackyard.source.scope;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directories of a repository that are other repositories. They are empty in a worktree, and what is
 * changed in one cannot be committed from there.
 *
 * @param paths relative to the root
 */
public record SubmodulePaths(List<PathPattern> paths) {
    private static final Pattern PATH = Pattern.compile("\\s*path\\s*=\\s*(\\S.*?)\\s*");

    /** What {@code .gitmodules} at a repository's root names. */
    public static SubmodulePaths of(Path repository) {
        Path file = repository.resolve(".gitmodules");
        if (!Files.isRegularFile(file)) {
            return new SubmodulePaths(List.of());
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new SubmodulePaths(Arrays.stream(text.split("\\R"))
                    .map(PATH::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .filter(path -> !PathPattern.isOutside(path))
                    .map(PathPattern::of)
                    .toList());
        } catch (IOException unreadable) {
            return new SubmodulePaths(List.of()); // git itself complains of it, everywhere
        }
    }

    /** The first of them that a scope reaches into. */
    public Optional<PathPattern> touchedBy(Scope scope) {
        return paths.stream()
                .filter(path -> scope.patterns().stream().anyMatch(path::overlaps))
                .findFirst();
    }
}
