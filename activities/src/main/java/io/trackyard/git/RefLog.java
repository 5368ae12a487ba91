package io.trackyard.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What git wrote down of the moves of a ref. Where a move went through a HEAD, the same line stands in the log of both. */
final class RefLog {
    private final Path file;

    private RefLog(Path file) {
        this.file = file;
    }

    static RefLog of(Path commonDirectory, RefName ref) {
        return new RefLog(commonDirectory.resolve("logs").resolve(ref.value()));
    }

    /** That of the HEAD of a worktree, given its administrative directory; of the main one that is the common directory. */
    static RefLog ofHead(Path administration) {
        return new RefLog(administration.resolve("logs").resolve("HEAD"));
    }

    /**
     * One move.
     *
     * @param line as it stands there
     */
    record Entry(String before, String after, String line) {
        private static final Pattern FORM = Pattern.compile("([0-9a-f]{40}) ([0-9a-f]{40}) .*");

        /** What git writes where it makes a commit, and does not only go to one that is there. */
        private static final Pattern MADE = Pattern.compile("[^\\t]*\\t(commit|cherry-pick|revert|am"
                + "|rebase \\((pick|squash|fixup|reword|edit|continue)\\)|merge .*: Merge made).*");

        /** Whether the commit it led to was made by it. */
        boolean isNewCommit() {
            return MADE.matcher(line).matches();
        }

        private static Optional<Entry> parse(String line) {
            Matcher form = FORM.matcher(line);
            return form.matches() ? Optional.of(new Entry(form.group(1), form.group(2), line)) : Optional.empty();
        }
    }

    /** How much is written there now. */
    long size() {
        try {
            return Files.size(file);
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All moves, the oldest first. */
    List<Entry> entries() {
        return entriesFrom(0);
    }

    /** The moves since it was that large; none where it was cut since, and nothing is certain. */
    List<Entry> entriesFrom(long size) {
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length < size) {
                return List.of();
            }
            byte[] rest = Arrays.copyOfRange(all, Math.toIntExact(size), all.length);
            return new String(rest, StandardCharsets.UTF_8)
                    .lines()
                    .map(Entry::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
