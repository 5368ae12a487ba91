package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The filters and merge drivers that git's configuration named before the first session of a run. */
public final class TrustedDrivers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public TrustedDrivers(RunDirectory directory) {
        this.file = directory.path().resolve("drivers.json");
    }

    /** Whether they were kept. */
    public boolean isKnown() {
        return Files.exists(file);
    }

    /** Keeps them, unless that was done. */
    public void keep(Set<String> drivers) {
        if (isKnown()) {
            return;
        }
        try {
            DurableFile.replace(file, JSON.writeValueAsBytes(drivers));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    Set<String> read() {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<LinkedHashSet<String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
