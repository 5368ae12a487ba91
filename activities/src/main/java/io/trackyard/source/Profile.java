package io.trackyard.source;

import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
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
public record Profile(String name, Settings settings) {

    /** The profile of that source, which must be one of those that ship. */
    public static Profile named(String name) {
        String resource = "profiles/" + name + ".yaml";
        try (InputStream stream = Profile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no profile is named " + name);
            }
            Faults faults = new Faults(resource);
            Settings settings = YamlReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), faults)
                    .map(document -> YamlFields.of(document, resource, SettingsReader.KEYS, faults))
                    .map(fields -> SettingsReader.read(fields, faults))
                    .orElse(Settings.NONE);
            if (!faults.all().isEmpty()) {
                throw new IllegalStateException("a profile that ships is broken: " + faults.all());
            }
            return new Profile(name, settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
