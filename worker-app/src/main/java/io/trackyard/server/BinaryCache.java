package io.trackyard.server;

import io.trackyard.config.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs Trackyard has fetched, one directory per version. One appears there whole and checked or not at all: it
 * is made in a staging directory beside it and renamed.
 */
final class BinaryCache {

    private final Path directory;

    BinaryCache(Path directory) {
        this.directory = directory;
    }

    /** Makes the program in a staging directory and checks it. */
    @FunctionalInterface
    interface Maker {

        /** Returns the file made, somewhere below the directory. */
        Path make(Path staging) throws IOException, SourceUnavailableException;
    }

    /** The source that looks here. */
    BinarySource kept(TemporalVersion version) {
        return new Kept(binary(version));
    }

    /** Whether this version is here. */
    boolean has(TemporalVersion version) {
        return Files.isExecutable(binary(version).file());
    }

    TemporalBinary binary(TemporalVersion version) {
        return new TemporalBinary(directory.resolve(version.cli()).resolve("temporal"), version);
    }

    /** Takes in what the maker makes. Whatever happens, the staging directory is gone afterwards. */
    TemporalBinary install(TemporalVersion version, Maker maker) throws SourceUnavailableException {
        TemporalBinary binary = binary(version);
        try {
            Directories.create(binary.file().getParent());
            Path staging = Files.createTempDirectory(directory, ".staging-");
            try {
                Path made = maker.make(staging);
                if (!made.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + made + " executable");
                }
                Files.move(made, binary.file(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(staging);
            }
        } catch (IOException cause) {
            throw new SourceUnavailableException(describe(cause), cause);
        }
        return binary;
    }

    /** Many of the network's exceptions have no message; their names say it. */
    private static String describe(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static void delete(Path staging) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(staging)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /** What was fetched before; it was checked when it came. */
    record Kept(TemporalBinary binary) implements BinarySource {

        @Override
        public String title() {
            return "the cache";
        }

        @Override
        public TemporalBinary obtain(SetupLog log) throws SourceUnavailableException {
            if (!Files.isExecutable(binary.file())) {
                throw new SourceUnavailableException(binary.file() + " does not exist");
            }
            return binary;
        }
    }
}
