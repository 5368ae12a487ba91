package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every client whose protocol is read, by streams that were recorded of the real one. Who extends it has a
 * static method {@code ends} that names each recorded stream, the row of its table that tells what its end means, and that.
 * Three streams have to be there: {@code clean} of a session that says "I wrote hello.txt." last, {@code resumed} of one that
 * goes on with its conversation, and {@code killed} of one that was ended by SIGKILL while its model was being asked.
 *
 * <p>It lies in a jar of its own, of the classifier {@code agent-contract}, which needs the module's jar, JUnit and AssertJ.
 */
public abstract class ClientContract {
    protected static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    protected final Agent agent;
    private final Path streams;
    private final String brokenEvent;

    @TempDir
    protected Path directory;

    /**
     * Of a client of this project.
     *
     * @param client under which its streams are kept
     * @param brokenEvent the beginning of its last event
     */
    protected ClientContract(Agent agent, String client, String brokenEvent) {
        this(agent, RecordedStream.streams(client), brokenEvent);
    }

    /**
     * Of a client of any project.
     *
     * @param streams the directory of its streams, each a directory as {@link RecordedStream} says
     * @param brokenEvent the beginning of its last event
     */
    protected ClientContract(Agent agent, Path streams, String brokenEvent) {
        this.agent = agent;
        this.streams = streams;
        this.brokenEvent = brokenEvent;
    }

    /** The name of the row that tells what an end means. */
    protected abstract String row(Agent.Ending ending);

    protected abstract Stream<Arguments> all();

    @ParameterizedTest
    @MethodSource("ends")
    void meansWhatItsStreamSays(String name, String row, AgentVerdict meant) {
        Agent.Ending ending = stream(name).ending();

        assertThat(agent.verdict(ending, NOW)).isEqualTo(meant);
        assertThat(row(ending)).isEqualTo(row);
    }

    @Test
    void everyStreamThatWasRecordedIsRead() {
        assertThat(all().map(end -> (String) end.get()[0]))
                .containsExactlyInAnyOrderElementsOf(RecordedStream.names(streams));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void crashesWhereItsLastEventIsMissing(int exit) throws IOException {
        Path broken = Files.writeString(directory.resolve("out"), Files.readString(output("killed")) + brokenEvent);

        assertThat(agent.verdict(new Agent.Ending(exit, broken, List.of()), NOW))
                .isEqualTo(new AgentVerdict.Crashed(
                        "the agent's output ended without its last event (exit %d)".formatted(exit)));
    }

    @Test
    void crashesWhereItPrintedNothingAtAll() {
        assertThat(agent.verdict(new Agent.Ending(0, directory.resolve("absent"), List.of()), NOW))
                .isEqualTo(new AgentVerdict.Crashed("the agent's output ended without its last event (exit 0)"));
    }

    @Test
    void saysWhatItSaidLastAndWhichConversationItHad() {
        Path output = output("clean");

        assertThat(agent.answer(output, 100)).isEqualTo("I wrote hello.txt.");
        assertThat(agent.answer(output, 10)).isEqualTo("hello.txt.");
        assertThat(agent.conversation(output)).isPresent().isEqualTo(agent.conversation(output("resumed")));
        assertThat(agent.conversation(directory.resolve("absent"))).isEmpty();
    }

    /** What a recorded session printed. */
    protected Path output(String name) {
        return stream(name).output();
    }

    private RecordedStream stream(String name) {
        return new RecordedStream(streams.resolve(name));
    }

    /** One that its provider could not serve. */
    protected static Arguments provider(String name, String words) {
        return Arguments.arguments(
                name,
                "overloaded, out of reach, or broken off",
                new AgentVerdict.Overloaded("its provider cannot serve it: " + words));
    }
}
