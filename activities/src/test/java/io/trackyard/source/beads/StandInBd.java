package io.trackyard.source.beads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A {@code bd} that answers as the real one does, from files a test writes: {@code answers/<command>} is printed, and
 * {@code exits/<command>} is its exit code. What it was asked is in {@code asked}, an argument a line.
 */
final class StandInBd {
    private final Path directory;

    StandInBd(Path directory) {
        this.directory = directory;
        write("bd", """
                #!/bin/sh
                cd "$(dirname "$0")" || exit 9
                for argument in "$@"; do printf '%s\\n' "$argument" >> asked; done
                printf 'BD_EXPORT_AUTO=%s\\n--\\n' "$BD_EXPORT_AUTO" >> asked
                [ -f "waits/$1" ] && sleep 600
                [ -f "errors/$1" ] && cat "errors/$1" >&2
                cat "answers/$1" 2>/dev/null
                exit "$(cat "exits/$1" 2>/dev/null || echo 0)"
                """);
        try {
            Files.setPosixFilePermissions(directory.resolve("bd"), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An environment in which it is found. */
    Map<String, String> environment() {
        return Map.of("PATH", directory + ":/usr/bin:/bin");
    }

    StandInBd answering(String command, String answer) {
        write("answers/" + command, answer);
        return this;
    }

    StandInBd failing(String command, int exit, String error) {
        write("exits/" + command, Integer.toString(exit));
        write("errors/" + command, error);
        return this;
    }

    StandInBd hangingAt(String command) {
        write("waits/" + command, "");
        return this;
    }

    /** What it was asked since the last time, each question as its arguments with a bar between them. */
    List<String> asked() {
        Path asked = directory.resolve("asked");
        try {
            String text = Files.exists(asked) ? Files.readString(asked) : "";
            Files.deleteIfExists(asked);
            return text.lines()
                    .reduce("", (all, line) -> all + line + "|")
                    .lines()
                    .flatMap(all -> List.of(all.split("\\|BD_EXPORT_AUTO=false\\|--\\|")).stream())
                    .filter(question -> !question.isEmpty())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
