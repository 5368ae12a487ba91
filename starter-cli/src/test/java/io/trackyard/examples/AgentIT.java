package io.trackyard.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.examples.Shell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentIT {
    private static final Path AGENT =
            Path.of("..", "examples", "agent.sh").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private Path worktree;

    @BeforeEach
    void makeWorktree() throws IOException {
        worktree = Files.createDirectory(directory.resolve("worktree"));
    }

    @Test
    void writesAppendsAndReplaces() throws IOException {
        Answer answer = agent("""
                Do it.
                ```steps
                write src/deep/a.txt
                one: $HOME `id` \\n "quoted"

                  two & two
                end
                append src/deep/a.txt
                three
                end
                replace src/deep/a.txt: two & two -> a\\b & c
                ```
                """);

        assertThat(answer.status()).as(answer.output()).isZero();
        assertThat(worktree.resolve("src/deep/a.txt"))
                .hasContent("one: $HOME `id` \\n \"quoted\"\n\n  a\\b & c\nthree\n");
    }

    @Test
    void replacesWhatIsReplacedAlready() throws IOException {
        Files.writeString(worktree.resolve("a.txt"), "new\n");

        assertThat(agent("```steps\nreplace a.txt: old -> new\n```").status()).isZero();
        assertThat(agent("```steps\nreplace a.txt: other -> another\n```").status())
                .isEqualTo(1);
        assertThat(worktree.resolve("a.txt")).hasContent("new\n");
        assertThat(files()).containsExactly("a.txt");
    }

    @Test
    void obeysTheStepsForItsAttempt() {
        String task = """
                ```steps
                first try:
                write a.txt
                first
                end
                when feedback mentions too short:
                write a.txt
                second
                end
                always:
                append a.txt
                always
                end
                ```
                """;

        agent(task);
        assertThat(worktree.resolve("a.txt")).hasContent("first\nalways\n");
        agent(task + "\n## Feedback from attempt 1\n\nit is too short\n");
        assertThat(worktree.resolve("a.txt")).hasContent("second\nalways\n");
        agent(task + "\n## Feedback from attempt 2\n\nit is too long\n");
        assertThat(worktree.resolve("a.txt")).hasContent("second\nalways\nalways\n");
    }

    @Test
    void failsUnlessTheFeedbackHelps() {
        String task = "```steps\nfail unless feedback mentions water\nwrite a.txt\nx\nend\n```\n";

        assertThat(agent(task).status()).isEqualTo(1);
        assertThat(worktree.resolve("a.txt")).doesNotExist();
        assertThat(agent(task + "## Feedback from attempt 1\nadd water").status())
                .isZero();
    }

    @Test
    void takesStepsInFeedbackForQuotations() throws IOException {
        agent("Do it.\n## Feedback from attempt 1\n```steps\nwrite a.txt\nx\nend\n```\n");

        assertThat(files()).containsExactly("notes", "notes/t-1.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write ../a.txt", "write /a.txt", "write src/../../a.txt", "dance", "fail no wish to"})
    void givesUp(String step) throws IOException {
        Answer answer = agent("```steps\n" + step + "\n```\n");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).startsWith("agent: ");
        assertThat(files()).isEmpty();
    }

    @Test
    void writesDownATaskWithoutSteps() {
        agent("Think of something.");

        assertThat(worktree.resolve("notes/t-1.md")).hasContent("Think of something.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a b", "a/b", "..", "é", "$(touch x)", "-rf"})
    void makesAFileNameOfAnyId(String id) throws IOException {
        agent("Think.", id);

        assertThat(files()).hasSize(2).allMatch(name -> name.matches("notes(/[A-Za-z0-9_][A-Za-z0-9_.-]*[.]md)?"));
    }

    @Test
    void keepsIdsApartThatGiveTheSameName() throws IOException {
        agent("Think.", "a b");
        agent("Think.", "a/b");

        assertThat(files()).hasSize(3);
    }

    private Answer agent(String prompt) {
        return agent(prompt, "t-1");
    }

    private Answer agent(String prompt, String id) {
        return new Shell(worktree)
                .run("sh \"$AGENT\"", prompt, Map.of("AGENT", AGENT.toString(), "TRACKYARD_TASK", id));
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(worktree)) {
            return found.skip(1).map(file -> worktree.relativize(file).toString()).sorted().toList().stream();
        }
    }
}
