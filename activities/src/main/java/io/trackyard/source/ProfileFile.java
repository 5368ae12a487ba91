package io.trackyard.source;

import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
import io.trackyard.source.text.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A profile as it stands in its file: the keys of the settings it is a profile of, and beside them {@code about}, what it
 * is in words, and {@code own}, the keys whose values are those of the system it stands for.
 */
public record ProfileFile(String name, YamlValue document) {
    static final String ABOUT = "about";
    static final String OWN = "own";

    /**
     * The file of the profile of that name.
     *
     * @throws IllegalArgumentException where none that ships has the name
     */
    public static ProfileFile named(String name) {
        String resource = resource(name);
        try (InputStream stream = ProfileFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no profile is named " + name);
            }
            Faults faults = new Faults(resource);
            YamlValue document = YamlReader.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), faults)
                    .orElseThrow(() -> broken(faults));
            return new ProfileFile(name, document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Reads its settings.
     *
     * @param keys those of the settings
     * @throws IllegalStateException where it is not as it should be: it ships, so that is no user's fault
     */
    public <T> T settings(List<String> keys, BiFunction<YamlFields, Faults, T> reader) {
        Faults faults = new Faults(resource(name));
        List<String> known = Stream.concat(Stream.of(ABOUT, OWN), keys.stream()).toList();
        T settings = reader.apply(YamlFields.of(document, resource(name), known, faults), faults);
        if (!faults.all().isEmpty()) {
            throw broken(faults);
        }
        return settings;
    }

    private static String resource(String name) {
        return "profiles/" + name + ".yaml";
    }

    private static IllegalStateException broken(Faults faults) {
        return new IllegalStateException("a profile that ships is broken: " + faults.all());
    }
}
