package io.trackyard.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trackyard.examples.Shell.Answer;
import io.trackyard.plan.PathPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's plan, carried out in order by the example agent without Trackyard: what it promises is in the texts. */
class DemoIT {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final int ATTEMPTS = 3;

    /** On one machine with little to do it takes 15 s, one task after the other; half of that is the compiler. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path repository;

    private final Map<String, Integer> attempts = new LinkedHashMap<>();
    private final List<String> lost = new ArrayList<>();
    private JsonNode plan;

    @BeforeEach
    void copyTheBeginning() throws IOException {
        Path demo = EXAMPLES.resolve("demo");
        for (Map.Entry<String, String> file : contents(demo).entrySet()) {
            Path copy = repository.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.copy(demo.resolve(file.getKey()), copy);
        }
        Files.copy(EXAMPLES.resolve("agent.sh"), repository.resolve("agent.sh"));
        plan = new YAMLMapper().readTree(repository.resolve("trackyard.yaml").toFile());
    }

    @Test
    void comesOutAsItSays() throws IOException {
        long started = System.nanoTime();

        assertThat(sh(plan.get("verify").asText()).status())
                .as("the gate on the beginning")
                .isZero();
        for (JsonNode task : plan.get("tasks")) {
            carryOut(task);
        }

        assertThat(lost).containsExactly("syllables", "readability", "grade");
        assertThat(attempts).hasSize(11).containsEntry("sentences", 2).containsEntry("syllables", ATTEMPTS);
        assertThat(attempts.values().stream().filter(count -> count == 1)).hasSize(9);
        Answer gate = sh(plan.get("verify").asText());
        assertThat(gate.status()).as(gate.output()).isZero();
        assertThat(gate.output()).contains("10 of 10 passed");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LIMIT);
    }

    private void carryOut(JsonNode task) throws IOException {
        String id = task.get("id").asText();
        if (texts(task.path("needs")).stream().anyMatch(lost::contains)) {
            lost.add(id);
            return;
        }
        Map<String, String> before = contents(repository);
        Optional<String> feedback = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt == ATTEMPTS) {
                putBack(before); // the last one starts anew
            }
            attempts.put(id, attempt);
            agent(task, attempt, feedback);
            assertInScope(task, before);
            feedback = fault(task);
            if (feedback.isEmpty()) {
                return;
            }
        }
        putBack(before);
        lost.add(id);
    }

    private void agent(JsonNode task, int attempt, Optional<String> feedback) {
        String prompt = task.get("prompt").asText()
                + feedback.map(text -> "\n## Feedback from attempt %d\n\n%s".formatted(attempt - 1, text))
                        .orElse("");
        Answer answer = new Shell(repository)
                .run(
                        plan.get("agent").get("command").asText(),
                        prompt,
                        Map.of("TRACKYARD_TASK", task.get("id").asText()));
        assertThat(answer.status()).as(answer.output()).isZero();
    }

    private Optional<String> fault(JsonNode task) {
        return texts(task.get("verify")).stream()
                .map(this::sh)
                .filter(answer -> answer.status() != 0)
                .map(Answer::output)
                .findFirst();
    }

    private void assertInScope(JsonNode task, Map<String, String> before) throws IOException {
        Map<String, String> changed = contents(repository);
        changed.entrySet().removeIf(file -> file.getValue().equals(before.get(file.getKey())));
        assertThat(changed.keySet())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(texts(task.get("scope")))
                        .anyMatch(scope -> PathPattern.of(scope).holds(file)));
    }

    private Answer sh(String command) {
        return new Shell(repository).run(command, "", Map.of());
    }

    private void putBack(Map<String, String> before) throws IOException {
        for (String file : contents(repository).keySet()) {
            if (!before.containsKey(file)) {
                Files.delete(repository.resolve(file));
            }
        }
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
