package io.trackyard.source.beads;

import static io.trackyard.source.beads.IssueFile.CLOCK;
import static io.trackyard.source.beads.IssueFile.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.FixTask;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in a file of issues, and what stays as it was. */
class FileStoreTest {
    private static final String ACTOR = "trackyard/swift-otter";

    @TempDir
    Path repository;

    private IssueFile issues;
    private FileStore store;

    @BeforeEach
    void aFile() {
        issues = new IssueFile(repository);
        store = new FileStore(SourceFile.of(repository, issues.path()), time -> {}, CLOCK);
    }

    @Test
    void changesOneLineAndLeavesTheOthersByteForByte() throws IOException {
        issues.write("\uFEFF{ \"id\": \"bd-0\" , \"x\": 1.0 }\r\n"
                + "\r\n"
                + "{oops\r\n"
                + "{\"id\":\"bd-1\",\"title\":\"A \\u003c B\",\"status\":\"open\",\"priority\":1,\"updated_at\":\"old\",\"own\":{\"b\":[ 1 ]}}\r\n"
                + "{\"_type\":\"memory\",\"key\":\"k\"}");

        store.update(ACTOR, all -> List.of(IssueChange.claim(TaskId.of("bd-1"), ACTOR)));

        assertThat(Files.readString(issues.path()))
                .isEqualTo("\uFEFF{ \"id\": \"bd-0\" , \"x\": 1.0 }\r\n"
                        + "\r\n"
                        + "{oops\r\n"
                        + "{\"id\":\"bd-1\",\"title\":\"A \\u003c B\",\"status\":\"in_progress\",\"priority\":1,"
                        + "\"assignee\":\"trackyard/swift-otter\",\"updated_at\":\"2026-01-10T12:00:00Z\","
                        + "\"started_at\":\"2026-01-10T12:00:00Z\",\"own\":{\"b\":[ 1 ]}}\r\n"
                        + "{\"_type\":\"memory\",\"key\":\"k\"}");
    }

    @Test
    void closesAsBeadsDoes() throws IOException {
        issues.write(issue("bd-1", "\"status\":\"in_progress\"") + "\n");

        store.update(ACTOR, all -> List.of(IssueChange.close(TaskId.of("bd-1"), "Completed: it on " + ACTOR, false)));

        assertThat(Files.readString(issues.path()))
                .isEqualTo(issue(
                                "bd-1",
                                "\"status\":\"closed\"",
                                "\"updated_at\":\"2026-01-10T12:00:00Z\"",
                                "\"closed_at\":\"2026-01-10T12:00:00Z\"",
                                "\"close_reason\":\"Completed: it on trackyard/swift-otter\"")
                        + "\n");
    }

    @Test
    void takesSeveralChangesOfOneIssueOneAfterTheOther() throws IOException {
        TaskId id = TaskId.of("bd-1");
        issues.write(issue("bd-1", "\"status\":\"closed\"", "\"closed_at\":\"x\"", "\"close_reason\":\"y\""));

        store.update(
                ACTOR,
                all -> List.of(
                        IssueChange.claim(id, ACTOR), IssueChange.note(id, "one"), IssueChange.block(id, "two")));

        assertThat(Files.readString(issues.path()))
                .contains("\"notes\":\"one\\ntwo\"", "\"status\":\"blocked\"")
                .doesNotContain("assignee", "closed_at", "close_reason");
    }

    @Test
    void writesNothingWhereNothingChanges() throws IOException {
        issues.write(issue("bd-1"));
        Object before = Files.getLastModifiedTime(issues.path());
        Object file = Files.readAttributes(issues.path(), "unix:ino");

        store.update(ACTOR, all -> List.of());

        assertThat(Files.getLastModifiedTime(issues.path())).isEqualTo(before);
        assertThat(Files.readAttributes(issues.path(), "unix:ino")).isEqualTo(file);
    }

    @Test
    void keepsPermissionsAndLinksAndLeavesNothingBeside() throws IOException {
        Path real = Files.writeString(repository.resolve("elsewhere.jsonl"), issue("bd-1"));
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Files.createDirectories(issues.path().getParent());
        Files.createSymbolicLink(issues.path(), real);

        store.update(ACTOR, all -> List.of(IssueChange.note(TaskId.of("bd-1"), "one")));

        assertThat(issues.path()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("\"notes\":\"one\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.filter(file -> !Files.isDirectory(file))).containsExactlyInAnyOrder(issues.path(), real);
        }
    }

    @Test
    void asksAgainWhereAnotherProgramWroteMeanwhile() throws IOException {
        issues.write(issue("bd-1") + "\n");
        AtomicInteger asked = new AtomicInteger();

        store.update(ACTOR, all -> {
            if (asked.incrementAndGet() == 1) {
                issues.write(issue("bd-1", "\"priority\":0") + "\n" + issue("bd-2") + "\n");
            }
            return List.of(IssueChange.note(TaskId.of("bd-1"), "one"));
        });

        assertThat(asked).hasValue(2);
        assertThat(Files.readString(issues.path())).contains("\"priority\":0", "bd-2", "\"notes\":\"one\"");
    }

    @Test
    void losesNoChangeOfSeveralWriters() throws Exception {
        int writers = 4;
        int each = 5;
        issues.write(issue("bd-1"));
        FileStore patient = new FileStore(SourceFile.of(repository, issues.path()), Waiter.sleeping(), CLOCK);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> done = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        start.await();
                        for (int note = 0; note < each; note++) {
                            String text = "note-" + writer + "-" + note + ";";
                            patient.update(ACTOR, all -> List.of(IssueChange.note(TaskId.of("bd-1"), text)));
                        }
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> writer : done) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(Files.readString(issues.path()).split("note-")).hasSize(1 + writers * each);
    }

    @Test
    void saysSoWhereItCannotWrite() throws IOException {
        issues.write(issue("bd-1"));
        Files.delete(issues.path());
        Files.createSymbolicLink(issues.path(), repository.resolve("gone"));

        assertThatThrownBy(() -> store.update(ACTOR, all -> List.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(".beads/issues.jsonl cannot be written");
    }

    @Test
    void addsIssuesOnceAsBeadsWouldNameAndWriteThem() throws IOException {
        issues.write(issue("app-7k2") + "\n" + issue("app-9xy", "\"dependencies\":[]") + "\n" + issue("other-1"));
        List<NewIssue> fixes = List.of(
                new NewIssue(
                        ACTOR + "/phase-1/round-1#1",
                        new FixTask("Mend it", "It is broken.", 1, Optional.of(TaskId.of("app-7k2")))),
                new NewIssue(ACTOR + "/phase-1/round-1#2", new FixTask("And that", "Too.", 0, Optional.empty())));
        List<TaskId> next = List.of(TaskId.of("app-9xy"), TaskId.of("gone"));

        List<TaskId> ids = store.add(ACTOR, fixes, next);
        String once = Files.readString(issues.path());
        List<TaskId> again = store.add(ACTOR, fixes, next);

        assertThat(again).isEqualTo(ids);
        assertThat(Files.readString(issues.path())).isEqualTo(once);
        assertThat(ids).allSatisfy(id -> assertThat(id.text()).matches("app-[0-9a-z]{4}"));
        assertThat(once.lines().toList()).hasSize(5);
        assertThat(once.lines().toList().get(3))
                .isEqualTo(("{'id':'%s','title':'Mend it','description':'It is broken.','status':'open','priority':1,"
                                + "'issue_type':'bug','created_at':'2026-01-10T12:00:00Z','created_by':'" + ACTOR
                                + "','updated_at':'2026-01-10T12:00:00Z','external_ref':'" + ACTOR
                                + "/phase-1/round-1#1','labels':['calibration'],'dependencies':[{'issue_id':'%s',"
                                + "'depends_on_id':'app-7k2','type':'discovered-from',"
                                + "'created_at':'2026-01-10T12:00:00Z','created_by':'" + ACTOR + "'}]}")
                        .formatted(ids.get(0), ids.get(0))
                        .replace('\'', '"'));
        assertThat(store.read().faults()).isEmpty();
        assertThat(store.read().dependencies())
                .filteredOn(edge -> edge.issue().text().equals("app-9xy"))
                .allMatch(Dependency::isBlocking)
                .extracting(Dependency::on)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void onlyReadsABackup() throws IOException {
        Path backup = Files.createDirectories(repository.resolve(".beads/backup"));
        Path file = Files.writeString(backup.resolve("issues.jsonl"), issue("bd-1"));

        assertThat(issues.source(file, time -> {}).writer()).isEmpty();
        assertThat(issues.source(issues.path(), time -> {}).writer()).isPresent();
    }
}
