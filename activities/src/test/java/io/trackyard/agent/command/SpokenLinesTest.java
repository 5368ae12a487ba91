package io.trackyard.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EndRule.Meaning;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that says in JSON objects what there is to know of its session. */
class SpokenLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final LineFields FIELDS = new LineFields(
            "message.text",
            "session",
            "status",
            List.of("done", "nothing-to-do"),
            "usage.usd",
            "usage.in",
            "usage.out");

    @TempDir
    private Path directory;

    private final CommandAgent agent = agent(FIELDS);
    private Path output;

    @BeforeEach
    void print() throws IOException {
        output = printed("""
                starting
                {"session": "s-1", "message": {"text": "I look."}}
                {"message": {"text": "I wrote it."}, "usage": {"usd": 0.01, "in": 100, "out": 7}}
                {"status": "done", "usage": {"usd": 0.025, "in": 1200, "out": 50}}
                """);
    }

    @Test
    void saysWhatItSaidLastWhatItUsedAndWhichConversationItHad() {
        assertThat(agent.speaksProtocol()).isTrue();
        assertThat(agent.answer(output, 100)).isEqualTo("I wrote it.");
        assertThat(agent.conversation(output)).contains("s-1");
        assertThat(agent.used(output)).contains(new Usage(1_200, 50, 25_000L));
    }

    @Test
    void isToldTheConversationToGoOnWith() {
        assertThat(agent.start(new Agent.Order(Map.of(), Path.of("home"), Path.of("tmp"), Optional.of("s-1; rm -rf /")))
                        .environment())
                .containsEntry("TRACKYARD_CONVERSATION", "s-1; rm -rf /");
    }

    @ParameterizedTest
    @CsvSource({"done, 0", "nothing-to-do, 0"})
    void claimsTheTaskDoneByItsOutcome(String outcome, int exit) throws IOException {
        assertThat(verdict(exit, printed("{\"status\": \"%s\"}".formatted(outcome))))
                .isEqualTo(new AgentVerdict.Succeeded());
    }

    @Test
    void usesAnAttemptUpByAnyOtherOutcome() throws IOException {
        Path refused = printed("""
                {"message": {"text": "I must not."}}
                {"status": "refused"}
                """);

        assertThat(verdict(0, refused))
                .isEqualTo(new AgentVerdict.Failed("the agent came out with refused: I must not."));
    }

    @Test
    void crashesWhereItSaysNoOutcome() throws IOException {
        assertThat(verdict(0, printed("{\"message\": {\"text\": \"I look.\"}}\n{\"status\": \"do")))
                .isEqualTo(new AgentVerdict.Crashed("the agent's output ended without an outcome (exit 0)"));
    }

    /** A program that fails may have said before that it is done. */
    @Test
    void anExitCodeSpeaksBeforeAnOutcome() {
        assertThat(verdict(7, output)).isInstanceOf(AgentVerdict.Failed.class);
        assertThat(verdict(75, output)).isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(300)));
    }

    @Test
    void aRowOfItsEndsSpeaksBeforeAnOutcome() {
        CommandAgent limited = new CommandAgent(new AgentSettings(
                "coder",
                ClientTerms.COMMAND,
                List.of(),
                "coder",
                List.of(new EndRule(0, "limit", Meaning.QUOTA, null)),
                FIELDS));

        assertThat(limited.verdict(new Agent.Ending(0, output, List.of("your limit")), NOW))
                .isEqualTo(new AgentVerdict.OutOfQuota(NOW.plusSeconds(300)));
    }

    @Test
    void nothingIsKnownOfWhatItDoesNotSay() throws IOException {
        CommandAgent brief = agent(new LineFields(null, null, null, List.of(), null, "tokens", null));
        Path bare = printed("{\"tokens\": 5, \"session\": \"s-2\"}\n");

        assertThat(brief.conversation(bare)).isEmpty();
        assertThat(brief.used(bare)).contains(new Usage(5, 0, null));
        assertThat(brief.used(printed("{}"))).isEmpty();
        assertThat(brief.verdict(new Agent.Ending(0, bare, List.of()), NOW)).isEqualTo(new AgentVerdict.Succeeded());
        assertThat(agent.used(directory.resolve("absent"))).isEmpty();
    }

    private AgentVerdict verdict(int exit, Path printed) {
        return agent.verdict(new Agent.Ending(exit, printed, List.of()), NOW);
    }

    private Path printed(String text) throws IOException {
        return Files.writeString(directory.resolve("out"), text);
    }

    private static CommandAgent agent(LineFields fields) {
        return new CommandAgent(new AgentSettings("coder", ClientTerms.COMMAND, List.of(), "coder", List.of(), fields));
    }
}
