package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trackyard.plan.TaskId;
import io.trackyard.source.FixTask;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a line is what the schema says of it. */
class IssueSchemaTest {
    private static final Path SCHEMA = Path.of("../docs/schemas/trackyard-beads-issue.schema.json");
    private static final Path SHARED =
            Path.of("../../shared/data/beads").toAbsolutePath().normalize();
    private static final String ACTOR = "trackyard/swift-otter";

    @TempDir
    Path repository;

    @Test
    void holdsForEveryChange() throws IOException {
        TaskId id = TaskId.of("bd-1");
        FileStore store = store("{\"id\":\"bd-1\",\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00.5+01:00\"}\n");

        for (IssueChange change : List.of(
                IssueChange.claim(id, ACTOR),
                IssueChange.block(id, "why"),
                IssueChange.close(id, "done", false),
                IssueChange.release(id, "why"),
                IssueChange.note(id, "word"))) {
            store.update(ACTOR, all -> List.of(change));
            assertThat(complaints()).as("%s", change).isEmpty();
        }
        store.add(ACTOR, List.of(new NewIssue("k", new FixTask("F", "t", 4, Optional.of(id)))), List.of(id));
        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00Z\"}",
                "{\"id\":\"a\",\"title\":\"A\",\"updated_at\":\"yesterday\"}",
                "{\"id\":\"a\",\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00Z\",\"status\":\"closed\"}",
                "{\"id\":\"a\",\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00Z\",\"dependencies\":[{\"type\":\"x\"}]}"
            })
    void refusesWhatIsNotWritten(String line) throws IOException {
        store(line);

        assertThat(complaints()).isNotEmpty();
    }

    /** Of 704 issues of beads itself one line changes, and of that line three fields. */
    @Test
    void changesOneLineOfARealFileAndNothingElse() throws IOException {
        assumeTrue(
                Files.exists(SHARED.resolve("beads.jsonl")),
                "skipped: the public beads files are not at ../shared/data");
        String before = Files.readString(SHARED.resolve("beads.jsonl"));
        FileStore store = store(before);
        Issue issue = store.read().all().stream()
                .filter(one -> one.status().equals("open"))
                .findFirst()
                .orElseThrow();

        store.update(ACTOR, all -> List.of(IssueChange.claim(issue.id(), ACTOR)));

        List<String> old = before.lines().toList();
        List<String> now = Files.readAllLines(repository.resolve(".beads/issues.jsonl"));
        List<Integer> changed = new ArrayList<>();
        for (int line = 0; line < old.size(); line++) {
            if (!old.get(line).equals(now.get(line))) {
                changed.add(line + 1);
            }
        }
        assertThat(now).hasSameSizeAs(old);
        assertThat(changed).containsExactly(issue.position().line());
        JsonNode line = new JsonMapper().readTree(now.get(changed.get(0) - 1));
        assertThat(line.path("assignee").asText()).isEqualTo(ACTOR);
        assertThat(complaints()).isEmpty();
    }

    private FileStore store(String text) {
        Path file = new IssueFile(repository).write(text);
        return new FileStore(SourceFile.of(repository, file), time -> {}, CLOCK);
    }

    private List<Error> complaints() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return Files.readAllLines(repository.resolve(".beads/issues.jsonl")).stream()
                .flatMap(line -> schema.validate(line, InputFormat.JSON).stream())
                .toList();
    }
}
