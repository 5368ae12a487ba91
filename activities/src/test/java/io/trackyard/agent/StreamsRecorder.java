package io.trackyard.agent;

import static io.trackyard.provider.Reply.times;

import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records what a real client prints against the fake server: what is recorded of each in the same way. */
public abstract class StreamsRecorder {
    protected static final Instant RESET = Instant.parse("2030-01-01T00:00:00Z");
    protected static final String TASK = "Write hello.txt.";
    protected static final Reply WRITES = new Reply.Writes("hello.txt", "hello\n");

    private final String name;

    @TempDir
    protected Path directory;

    protected FakeModelServer server;

    /** {@code name}: under which the client's streams are kept */
    protected StreamsRecorder(String name) {
        this.name = name;
    }

    @BeforeEach
    void start() {
        server = FakeModelServer.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** One that is signed in by a variable. */
    protected abstract ClientRecording client(Permission permission, String... arguments)
            throws IOException, InterruptedException;

    /** One that does not wait long for its provider. */
    protected ClientRecording impatient() throws IOException, InterruptedException {
        return client(Permission.EDIT);
    }

    @Test
    void violentEnds() throws Exception {
        int questions = hangsAt();
        client(Permission.EDIT).record(stream("killed"), TASK, questions, Process::destroyForcibly);
        client(Permission.EDIT).record(stream("terminated"), TASK, questions, Process::destroy);
        client(Permission.EDIT)
                .record(
                        stream("interrupted"),
                        TASK,
                        questions,
                        client -> new ProcessBuilder("kill", "-INT", Long.toString(client.pid()))
                                .start()
                                .waitFor());
    }

    /** Has the model hang, and says at which question it does: by then the client has said what it is. */
    protected int hangsAt() {
        server.when(TASK).first(times(9, new Reply.Hangs()));
        return 1;
    }

    protected void refusal(String stream, Reply refusal) throws IOException, InterruptedException {
        server.when(TASK).first(times(50, refusal));
        impatient().record(stream(stream), TASK, Optional.empty());
    }

    protected RecordedStream stream(String stream) {
        return RecordedStream.of(name, stream);
    }
}
