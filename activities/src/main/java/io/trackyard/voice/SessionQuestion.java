package io.trackyard.voice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.plan.Question;
import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a session asks a person: kept in the session's directory, from before it is told so. */
public final class SessionQuestion {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    /** {@code session}: the session's directory */
    public SessionQuestion(Path session) {
        this.file = session.resolve("question.json");
    }

    void write(Question question) {
        try {
            DurableFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(question));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether it waits for an answer. */
    public boolean isAsked() {
        return Files.exists(file);
    }

    /** Empty where it asks nothing. */
    public Optional<Question> read() {
        try {
            return isAsked() ? Optional.of(JSON.readValue(file.toFile(), Question.class)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
