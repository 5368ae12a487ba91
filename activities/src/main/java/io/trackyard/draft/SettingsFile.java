package io.trackyard.draft;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.FileReplacement;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.trackyard.TrackyardFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code trackyard.yaml} at the root of a repository, as a file that is written once. */
public final class SettingsFile {
    private final SourceFile file;

    public SettingsFile(Path root) {
        this.file = SourceFile.of(root, root.resolve(TrackyardFile.NAME));
    }

    public Path path() {
        return file.path();
    }

    /**
     * Writes it, whole at once. One that is there is never written over, unless it is to be replaced: then it is kept.
     *
     * @return the name under which the old one is kept; empty where there was none
     * @throws ProblemException {@code file-exists} where there is one that is not to be replaced
     */
    public Optional<String> write(String text, boolean replace) {
        boolean there = Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
        if (there && replace && Files.isRegularFile(file.path())) {
            return Optional.of(FileReplacement.keepAndReplace(file, text).name());
        }
        if (there || !FileReplacement.create(file, text)) {
            throw exists();
        }
        return Optional.empty();
    }

    private ProblemException exists() {
        Problem.Draft draft = Problem.of(Fault.USER, "file-exists")
                .what("%s is there already", file.name())
                .why("nobody's settings are written over")
                .at(file.name(), null)
                .remedy("trackyard init --dry-run", "see what would be written");
        return Files.isRegularFile(file.path())
                ? draft.remedy(
                                "trackyard init --force",
                                "write it; the old one is kept as %s.bak".formatted(file.name()))
                        .exception()
                : draft.exception();
    }
}
