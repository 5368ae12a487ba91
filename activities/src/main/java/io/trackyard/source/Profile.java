package io.trackyard.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The settings a task source brings with it, so that work is carried out as the users of that format know it. Data: one
 * resource for each, written with the keys of {@code trackyard.yaml}.
 *
 * @param name the name of the source
 */
record Profile(String name, Settings settings) {

    /** The profile of that source, which must be one of those that ship. */
    static Profile named(String name) {
        String resource = "profiles/" + name + ".yaml";
        try (InputStream stream = Profile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no profile is named " + name);
            }
            TrackyardFile file =
                    TrackyardFile.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), resource);
            if (!file.faults().isEmpty()) {
                throw new IllegalStateException("a profile that ships is broken: " + file.faults());
            }
            return new Profile(name, file.settings());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
