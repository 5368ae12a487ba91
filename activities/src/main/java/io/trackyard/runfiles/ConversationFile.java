package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.Optional;

/** Where a conversation is written down: a task's, or that of a track. */
public final class ConversationFile {
    private final JsonFile<Conversation> file;

    ConversationFile(Path path) {
        this.file = new JsonFile<>(path, new TypeReference<>() {});
    }

    public Optional<Conversation> read() {
        return file.read();
    }

    public void write(Conversation conversation) {
        file.write(conversation);
    }

    /** There is none any more. */
    public void forget() {
        file.remove();
    }
}
