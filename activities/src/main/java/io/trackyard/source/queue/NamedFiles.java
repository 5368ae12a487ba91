package io.trackyard.source.queue;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Infers what an item may touch, since no field of it says so: the files it names in back quotes. Two items that name the
 * same file are then carried out one after the other; nothing is ever refused by it.
 */
final class NamedFiles {
    /** A path of one directory at least, with an extension; or a name with one, which must be there. */
    private static final Pattern QUOTED = Pattern.compile("`((?:[\\w@.+-]+/)*[\\w@+-][\\w@.+-]*\\.\\w{1,10})`");

    private NamedFiles() {}

    /** @param repository in which a name without a directory must be a file */
    static Scope in(String text, Path repository) {
        List<PathPattern> named = QUOTED.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(path -> !PathPattern.isOutside(path))
                .filter(path -> path.contains("/") || Files.isRegularFile(repository.resolve(path)))
                .distinct()
                .map(PathPattern::of)
                .toList();
        return named.isEmpty() ? new Scope.Unknown() : new Scope.Inferred(named, "named in the text");
    }
}
