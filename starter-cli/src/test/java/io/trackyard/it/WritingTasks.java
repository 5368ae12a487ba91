package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.provider.Asked;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.Reply;
import io.trackyard.testing.TestYard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tasks of a plan for a real client, each of which is done once a file of its name says {@code right}. */
record WritingTasks(List<String> names) {
    WritingTasks(String... names) {
        this(List.of(names));
    }

    /** They in a plan file; each may be open at once. */
    String yaml() {
        StringBuilder yaml = new StringBuilder("limits: {maxParallel: %d}%ntasks:%n".formatted(names.size()));
        names.forEach(
                task -> yaml.append("  - {id: %s, title: Write %s, scope: [%s.txt], verify: grep -qx right %s.txt}%n"
                        .formatted(task, task, task, task)));
        return yaml.toString();
    }

    static Reply right(String task) {
        return new Reply.Writes(task + ".txt", "right\n");
    }

    /**
     * Each is done right once its client is told of it once more. That counts before what it was told first: a client sends
     * both where nothing lay between.
     */
    void areRightOnceMore(FakeModelServer provider) {
        names.forEach(task -> provider.when("# Write " + task + ", once more").then(right(task)));
    }

    void areDone(TestYard yard) {
        for (String task : names) {
            assertThat(yard.repository().git("show", yard.branch() + ":" + task + ".txt"))
                    .isEqualTo("right");
        }
    }

    /** How many attempts each has used up. */
    Stream<Integer> failures(TestYard yard) {
        return names.stream().map(task -> failures(yard, task));
    }

    private static int failures(TestYard yard, String task) {
        try {
            Path record = yard.runDirectory().resolve("tasks").resolve(task).resolve("task.json");
            return new ObjectMapper()
                    .readTree(record.toFile())
                    .at("/ledger/failures")
                    .asInt(-1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What was asked by sessions that went on with the task's own conversation. */
    static List<Asked> conversations(FakeModelServer provider, String task) {
        List<Asked> resumed = provider.asked().stream()
                .filter(asked -> asked.newest().contains("# Write " + task + ", once more"))
                .toList();
        assertThat(resumed)
                .isNotEmpty()
                .allSatisfy(
                        asked -> assertThat(String.join("\n", asked.texts())).contains("# Write " + task + "\n"));
        return resumed;
    }

    static List<Path> filesThatHold(Path directory, String text) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        }
    }

    /** The bytes of a file as characters; empty where it is gone. */
    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
