package io.trackyard.runfiles;

import io.trackyard.git.ObjectId;
import io.trackyard.plan.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trees of a repository that have passed a gate: the same commands in the same environment need not run on the same
 * files again, in no run. What failed is not kept, since the next time may tell something else. One file for each gate, a
 * tree on each line; a line that a death left half written is no tree.
 */
public final class PassedGates {
    private final Path file;

    private PassedGates(Path file) {
        this.file = file;
    }

    /** Those of the gate of a run. */
    public static PassedGates of(OpenRun run) {
        return of(
                run.directory().passedGates(),
                run.plan().policy().gate(),
                run.directory().environment().variables());
    }

    static PassedGates of(Path directory, List<Check> gate, Map<String, String> environment) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // a zero byte is in no command and no variable
            gate.forEach(check -> digest.update(
                    "%s\0%s\0".formatted(check.words(), check.expectation()).getBytes(StandardCharsets.UTF_8)));
            new TreeMap<>(environment)
                    .forEach((name, value) ->
                            digest.update(("\0" + name + "=" + value).getBytes(StandardCharsets.UTF_8)));
            return new PassedGates(directory.resolve(HexFormat.of().formatHex(digest.digest())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public boolean contains(ObjectId tree) {
        try {
            return Files.readAllLines(file).contains(tree.hex());
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public void add(ObjectId tree) {
        try {
            Files.createDirectories(file.getParent());
            // on lines of its own, whatever a death left before it
            Files.writeString(file, "\n" + tree.hex() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
