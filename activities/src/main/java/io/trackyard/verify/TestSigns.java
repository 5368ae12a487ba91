package io.trackyard.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * By what tests are known: in the files of each language, and in what the programs print that run them. Data: the resource
 * {@code test-signs.json}, regular expressions all of it.
 */
record TestSigns(
        @JsonProperty("languages") List<TestLanguage> languages,
        @JsonProperty("runners") List<Runner> runners) {
    private static final TestSigns SHIPPED = read();

    /**
     * A program that runs tests.
     *
     * @param ran a line by which some test ran
     * @param none a line by which none did, where no other line says that one did
     */
    record Runner(
            @JsonProperty("name") String name,
            @JsonProperty("ran") List<String> ran,
            @JsonProperty("none") List<String> none) {}

    /** Those that ship. */
    static TestSigns shipped() {
        return SHIPPED;
    }

    /** The language whose tests a file may hold; empty where it is no file of tests. */
    Optional<TestLanguage> languageOf(String path) {
        return languages.stream().filter(language -> language.mayHold(path)).findFirst();
    }

    private static TestSigns read() {
        try (InputStream stream = TestSigns.class.getResourceAsStream("test-signs.json")) {
            if (stream == null) {
                throw new IllegalStateException("test-signs.json ships");
            }
            return new JsonMapper().readValue(stream, TestSigns.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
