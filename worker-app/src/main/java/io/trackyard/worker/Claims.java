package io.trackyard.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.config.Directories;
import io.trackyard.process.ProcessIdentity;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The claims of this host's workers on one server, a file each. */
final class Claims {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    Claims(Path directory) {
        this.directory = Directories.create(directory);
    }

    /** Puts a claim down; the file is given back to be withdrawn. */
    Path put(Claim claim) {
        Path file = directory.resolve(UUID.randomUUID() + ".json");
        try {
            Path aside = Files.write(directory.resolve(file.getFileName() + ".new"), JSON.writeValueAsBytes(claim));
            return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void withdraw(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** Whether this worker is at work on something. */
    boolean anyOf(ProcessIdentity worker) {
        return !read(claim -> claim.owner().equals(worker)).isEmpty();
    }

    /** The claims of workers that are dead, with their files. */
    Map<Path, Claim> orphaned() {
        return read(claim -> !claim.owner().isAlive());
    }

    private Map<Path, Claim> read(Predicate<Claim> wanted) {
        Map<Path, Claim> found = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                Claim claim = JSON.readValue(file.toFile(), Claim.class);
                if (wanted.test(claim)) {
                    found.put(file, claim);
                }
            } catch (NoSuchFileException | FileNotFoundException withdrawn) {
                // its activity has just ended
            } catch (JsonProcessingException damaged) {
                withdraw(file); // by a power cut; its attempt is given out again when its heartbeat is missed
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return found;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
