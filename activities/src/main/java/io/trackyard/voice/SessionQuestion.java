package io.trackyard.voice;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.plan.Question;
import io.trackyard.runfiles.JsonFile;
import java.nio.file.Path;
import java.util.Optional;

/** What a session asks a person: kept in the session's directory, from before it is told so. */
public final class SessionQuestion {
    private final JsonFile<Question> file;

    /** {@code session}: the session's directory */
    public SessionQuestion(Path session) {
        this.file = new JsonFile<>(session.resolve("question.json"), new TypeReference<>() {});
    }

    void write(Question question) {
        file.write(question);
    }

    /** Whether it waits for an answer. */
    public boolean isAsked() {
        return file.exists();
    }

    /** Empty where it asks nothing. */
    public Optional<Question> read() {
        return file.read();
    }
}
