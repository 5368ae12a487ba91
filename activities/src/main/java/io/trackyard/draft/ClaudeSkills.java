package io.trackyard.draft;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.FileReplacement;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The skills by which somebody in a session of Claude Code hands work to Trackyard: a page each below {@code
 * .claude/skills}, of the form that <a href="https://code.claude.com/docs/en/skills">code.claude.com/docs/en/skills</a>
 * describes.
 */
public final class ClaudeSkills {
    /** As they are called in a session, with a slash in front. */
    public static final List<String> NAMES = List.of("execute", "execute-batch", "execute-phase-bg", "bg");

    private final Path root;

    /** {@code root}: of a repository, or a person's home for all of them. */
    public ClaudeSkills(Path root) {
        this.root = root;
    }

    /**
     * A page that is there now.
     *
     * @param path from the root
     * @param change what was done
     * @param backup the name under which another text is kept that was there
     */
    public record Written(String path, Change change, Optional<String> backup) {}

    /** What became of a file. */
    public enum Change {
        CREATED,
        REPLACED,
        UNCHANGED
    }

    /**
     * Writes all of them, or none where one would be written over that says something else.
     *
     * @param replace whether such a page is to be replaced; it is kept
     * @throws ProblemException {@code file-exists} where it is not
     */
    public List<Written> write(boolean replace) {
        List<SourceFile> others = NAMES.stream()
                .map(this::file)
                .filter(file -> Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS))
                .filter(file -> !isSame(file))
                .toList();
        if (others.stream().anyMatch(file -> !replace || !Files.isRegularFile(file.path()))) {
            throw exists(others.stream().map(SourceFile::name).toList());
        }
        List<Written> written = new ArrayList<>();
        for (String name : NAMES) {
            written.add(write(file(name), text(name)));
        }
        return written;
    }

    private Written write(SourceFile file, String text) {
        if (isSame(file)) {
            return new Written(file.name(), Change.UNCHANGED, Optional.empty());
        }
        if (Files.exists(file.path())) {
            String kept = FileReplacement.keepAndReplace(file, text).name();
            return new Written(file.name(), Change.REPLACED, Optional.of(kept));
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.path().getParent(), "a page lies in a directory"));
        } catch (IOException e) {
            throw FileReplacement.unwritable(file, e);
        }
        if (!FileReplacement.create(file, text)) {
            throw exists(List.of(file.name()));
        }
        return new Written(file.name(), Change.CREATED, Optional.empty());
    }

    private SourceFile file(String name) {
        return SourceFile.of(
                root, root.resolve(".claude").resolve("skills").resolve(name).resolve("SKILL.md"));
    }

    private static boolean isSame(SourceFile file) {
        try {
            String name = Objects.requireNonNull(file.path().getParent(), "a page lies in a directory")
                    .getFileName()
                    .toString();
            return Files.isRegularFile(file.path())
                    && Files.readString(file.path()).equals(text(name));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String text(String name) {
        try (InputStream page = ClaudeSkills.class.getResourceAsStream("skills/" + name + ".md")) {
            return new String(
                    Objects.requireNonNull(page, "every skill has its page").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page of the skill " + name, e);
        }
    }

    private static ProblemException exists(List<String> names) {
        return Problem.of(Fault.USER, "file-exists")
                .what("there already, with another text: %s", String.join(", ", names))
                .why("nobody's skills are written over")
                .at(names.get(0), null)
                .remedy("trackyard integrate claude --force", "write them; the old ones are kept with .bak behind")
                .exception();
    }
}
