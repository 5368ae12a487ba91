package io.trackyard.agent.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.RecordedStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {
    @Test
    void tellsWhatClaudeDidAndSaid() throws IOException {
        assertThat(told("claude", "clean")).isEqualTo("""
                Claude Code 2.1.329, claude-opus-5-5, conversation 88066fd7-1969-4c95-aca9-9db94cd24749
                > Write hello.txt
                  | File created successfully at: hello.txt (file state is current in your context — no need to Read it back)
                I wrote hello.txt.
                ended: 2 turns, the conversation has cost $0.01
                """);
    }

    @Test
    void tellsWhatWentWrong() throws IOException {
        assertThat(told("claude", "quota"))
                .contains("! a limit of the account is used up until 2030-01-01T00:00:00Z\n")
                .contains("! ended: api_error, 1 turn, the conversation has cost $0.00\n");
        assertThat(told("claude", "overloaded")).contains("! its provider: overloaded; it asks again (1 of 1)\n");
        assertThat(told("claude", "denied")).contains("! not allowed: Write\n");
        assertThat(told("claude", "turn-cap")).contains("; Reached maximum number of turns (2)\n");
    }

    @Test
    void tellsWhatCodexDidAndSaid() throws IOException {
        assertThat(told("codex", "clean")).isEqualTo("""
                Codex, conversation 01a225e2-2fbe-7c83-a41a-0249f8007d9a
                > add /work/project/hello.txt
                > cat hello.txt
                  | hello
                I wrote hello.txt.
                ended: the conversation has used 3000 tokens in, 150 out
                """);
        assertThat(told("codex", "server-error"))
                .contains("! Reconnecting... 1/5 (We", "! ended: We")
                .doesNotContain("{");
    }

    @Test
    void tellsWhatOpenCodeDidAndSaid() throws IOException {
        assertThat(told("opencode", "clean")).isEqualTo("""
                > write: hello.txt
                  | Wrote file successfully.
                > bash: cat hello.txt
                  | hello
                I wrote hello.txt.
                ended
                """);
        assertThat(told("opencode", "denied"))
                .contains("> write: ../outside.txt\n! The user has specified a rule which ");
        assertThat(told("opencode", "server-error")).isEqualTo("! The server had an error\n");
    }

    @Test
    void tellsWhatGeminiDidAndSaid() throws IOException {
        assertThat(told("gemini", "clean")).matches("""
                Gemini CLI, gemini-2.5-flash, conversation [0-9a-f-]{36}
                > write_file: hello.txt
                > run_shell_command: cat hello.txt
                  \\| hello
                I wrote hello.txt.
                ended: 3000 tokens in, 150 out
                """);
        assertThat(told("gemini", "denied")).contains("> write_file: ../outside.txt\n! ");
        assertThat(told("gemini", "overloaded"))
                .endsWith("! ended: The model is overloaded. Please try again later.\n");
    }

    @Test
    void cutsWhatAToolGaveBack() {
        String hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining("\\n"));

        assertThat(Transcript.of("""
                {"type":"user","session_id":"1","message":{"content":[{"type":"tool_result","content":[{"type":"text","text":"%s"}]}]}}""".formatted(hundred))).startsWith("  | 1").endsWith("  | 8", "  | … 92 more lines");
    }

    /** An agent of one's own may print what it likes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "{\"type\":\"result\"}",
                "{\"type\":\"x\",\"session_id\":1}",
                "{\"type\":\"text\"}",
                "{\"type\":\"message\",\"timestamp\":\"now\"}",
                "{\"type\":\"x\",\"sessionID\":\"1\"}",
                "{\"type\":\"assis",
                "[1]"
            })
    void leavesEverythingElseAsItIs(String line) {
        assertThat(Transcript.of(line)).isEqualTo(List.of(line));
    }

    private static String told(String client, String name) throws IOException {
        return Files.readAllLines(RecordedStream.of(client, name).output()).stream()
                .flatMap(line -> Transcript.of(line).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
