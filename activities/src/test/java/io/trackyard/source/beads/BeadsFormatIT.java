package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where issues are looked for, and in which order. */
class BeadsFormatIT {
    private static final String DATABASE = "{\"path\":\"x\",\"database_path\":\"x/embeddeddolt\",\"schema_version\":1}";

    @TempDir
    Path directory;

    private Path repository;
    private StandInBd bd;

    @BeforeEach
    void aRepository() throws IOException {
        repository = Files.createDirectory(directory.resolve("repository"));
        bd = new StandInBd(directory.resolve("bin")).answering("where", DATABASE);
    }

    @Test
    void asksBdWhereItHasADatabase() throws IOException {
        file(".beads/metadata.json");
        file(".beads/issues.jsonl");

        assertThat(found(bd.environment())).containsExactly("beads · bd in .beads");
        assertThat(in(repository.resolve(".beads"), bd.environment())).containsExactly("beads · bd in .beads");
    }

    @Test
    void readsTheLinesWhereBdHasNoDatabase() throws IOException {
        file(".beads/metadata.json");
        file(".beads/issues.jsonl");
        bd.answering("where", "{\"path\":\"x\",\"schema_version\":1}");

        assertThat(found(bd.environment())).containsExactly("beads · .beads/issues.jsonl");
    }

    @Test
    void readsTheLinesWhereThereIsNoBd() throws IOException {
        file(".beads/embeddeddolt/x");
        file(".beads/backup/issues.jsonl");

        assertThat(found(Map.of("PATH", "/nowhere"))).containsExactly("beads · .beads/backup/issues.jsonl");
    }

    @Test
    void doesNotAskBdForLinesThatAreAllThereIs() throws IOException {
        file(".beads/beads.jsonl");

        assertThat(found(bd.environment())).containsExactly("beads · .beads/beads.jsonl");
        assertThat(bd.asked()).isEmpty();
    }

    @Test
    void takesTheLinesThatAPersonNames() throws IOException {
        file(".beads/embeddeddolt/x");
        Path lines = file("mine.jsonl");

        BeadsFormat format = new BeadsFormat(time -> {}, IssueFile.CLOCK, bd.environment());
        assertThat(format.of(repository, SourceFile.of(repository, lines)))
                .hasValueSatisfying(source -> assertThat(source.describe()).isEqualTo("beads · mine.jsonl"));
    }

    @Test
    void findsNothingInAnEmptyDirectory() throws IOException {
        Files.createDirectory(repository.resolve(".beads"));

        assertThat(found(bd.environment())).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereIssuesAreOutOfReach() throws IOException {
        file(".beads/embeddeddolt/x");

        Problem withoutBd = refusal(Map.of("PATH", "/nowhere"));
        bd.failing("where", 1, "{\"error\":\"no_beads_directory\"}");
        Problem withoutDatabase = refusal(bd.environment());

        assertThat(withoutBd.code()).isEqualTo("no-bd");
        assertThat(withoutBd.what()).isEqualTo("the issues of .beads are in a database, and there is no bd to ask");
        assertThat(withoutDatabase.code()).isEqualTo("no-issues");
        assertThat(withoutDatabase.remedies()).isNotEmpty();
    }

    @Test
    void warnsOnceWhereNothingScansForBugs() throws IOException {
        Path lines = Files.writeString(
                file(".beads/issues.jsonl"),
                "{\"id\":\"bd-1\",\"title\":\"One\",\"issue_type\":\"task\",\"status\":\"open\"}\n");
        assertThat(warnings(Map.of("PATH", "/nowhere")))
                .extracting(Problem::code)
                .containsExactly("no-ubs");

        Path ubs = Files.writeString(directory.resolve("ubs"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(ubs, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(lines).exists();
        assertThat(warnings(Map.of("PATH", directory.toString()))).isEmpty();
    }

    private List<Problem> warnings(Map<String, String> environment) {
        return sources(repository, environment).get(0).read(KnownTasks.NONE).warnings();
    }

    private Problem refusal(Map<String, String> environment) {
        TaskSource source = sources(repository, environment).get(0);
        assertThat(source.writer()).isEmpty();
        return catchThrowableOfType(ProblemException.class, () -> source.read(KnownTasks.NONE))
                .problem();
    }

    private List<String> found(Map<String, String> environment) {
        return in(repository, environment);
    }

    private List<String> in(Path place, Map<String, String> environment) {
        return sources(place, environment).stream().map(TaskSource::describe).toList();
    }

    private List<TaskSource> sources(Path place, Map<String, String> environment) {
        return new BeadsFormat(time -> {}, IssueFile.CLOCK, environment).in(repository, place);
    }

    private Path file(String name) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
