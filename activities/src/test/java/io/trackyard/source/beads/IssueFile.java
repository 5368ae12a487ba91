package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** The {@code issues.jsonl} of a repository, written and read by tests. */
final class IssueFile {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-10T12:00:00Z"));

    private final Path repository;

    IssueFile(Path repository) {
        this.repository = repository;
    }

    Path path() {
        return repository.resolve(".beads/issues.jsonl");
    }

    Path write(String text) {
        try {
            Files.createDirectories(path().getParent());
            return Files.writeString(path(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path writeLines(String... lines) {
        return write(String.join("\n", lines) + "\n");
    }

    BeadsSource source(Path file, Waiter waiter) {
        return new BeadsSource(new FileStore(SourceFile.of(repository, file), waiter, CLOCK), CLOCK);
    }

    SourceContent read(String... lines) {
        return read(KnownTasks.NONE, lines);
    }

    SourceContent read(KnownTasks known, String... lines) {
        return source(writeLines(lines), time -> {}).read(known);
    }

    Task onlyTask(String line) {
        SourceContent content = read(line);
        assertThat(content.faults()).isEmpty();
        assertThat(content.tasks().tasks()).hasSize(1);
        return content.tasks().tasks().get(0);
    }

    String needsOf(String id, String... lines) {
        return read(lines).tasks().tasks().stream()
                .filter(task -> task.id().text().equals(id))
                .findFirst()
                .map(task ->
                        String.join(" ", task.needs().stream().map(TaskId::text).toList()))
                .orElseThrow();
    }

    /** The line of an issue with a text of its own, unless the fields have one. */
    static String issue(String id, String... fields) {
        String text = String.join(",", fields).contains("\"description\"") ? "" : ",\"description\":\"Do " + id + ".\"";
        return "{\"id\":\"%s\",\"title\":\"Title of %s\"%s%s}"
                .formatted(id, id, text, fields.length == 0 ? "" : "," + String.join(",", fields));
    }

    static String depends(String id, String on, String type) {
        return "\"dependencies\":[{\"issue_id\":\"%s\",\"depends_on_id\":\"%s\",\"type\":\"%s\"}]"
                .formatted(id, on, type);
    }
}
