package io.trackyard.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.config.Directories;
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

    /** The claims of workers that are dead, with their files. */
    Map<Path, Claim> orphaned() {
        Map<Path, Claim> orphaned = new LinkedHashMap<>();
        for (Path file : files()) {
            try {
                Claim claim = JSON.readValue(file.toFile(), Claim.class);
                if (!claim.owner().isAlive()) {
                    orphaned.put(file, claim);
                }
            } catch (NoSuchFileException withdrawn) {
                // its activity has just ended
            } catch (JsonProcessingException damaged) {
                withdraw(file); // by a power cut; its attempt is given out again when its heartbeat is missed
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return orphaned;
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
