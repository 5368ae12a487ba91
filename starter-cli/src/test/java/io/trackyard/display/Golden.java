package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a picture with the file that pins it. With {@code -Dtrackyard.golden.record=true} the file is written
 * instead: look at the difference before it is committed.
 */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");
    private static final boolean RECORD = Boolean.getBoolean("trackyard.golden.record");

    private Golden() {}

    static void assertMatches(String name, String picture) {
        Path file = DIRECTORY.resolve(name);
        // a file of escape sequences would be drawn, not read
        String readable = picture.replace("\u001b", "<ESC>");
        try {
            if (RECORD) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, readable);
            }
            assertThat(readable).isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
