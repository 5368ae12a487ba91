package io.trackyard.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.Fence;
import io.trackyard.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDirectoryTest {
    /** As an earlier or later release may have written it: a contract, so this text is never changed, only joined. */
    private static final String RECORD = """
            {
              "schema": 1,
              "id": "s-1",
              "place": {"host": "h", "worktree": "/w", "later": 1},
              "term": {"attempt": 2, "startedAt": 1000, "deadline": 5000},
              "holder": {
                "claim": {"epoch": 7, "lease": 3, "taskToken": "dG9rZW4="},
                "owner": {"pid": 10, "start": "100", "bootId": "b", "pidNamespace": "n"}
              },
              "progress": {
                "stage": "ending",
                "endReason": "timeout",
                "agent": {"pid": 12, "start": "102", "bootId": "b", "pidNamespace": "n"}
              },
              "later": {"unknown": true}
            }
            """;

    @TempDir
    Path path;

    private SessionDirectory directory;

    @BeforeEach
    void open() {
        directory = new SessionDirectory(path);
    }

    @Test
    void readsARecordOfAnotherRelease() throws Exception {
        Files.writeString(path.resolve("session.json"), RECORD);

        SessionRecord record = directory.read().orElseThrow();

        assertThat(record.stage()).isEqualTo(SessionRecord.Stage.ENDING);
        assertThat(record.holder().claim()).isEqualTo(new SessionRequest.Claim(7, 3, "dG9rZW4="));
        assertThat(record.progress().endReason()).isEqualTo(EndReason.TIMEOUT);
        assertThat(record.progress().agent()).isEqualTo(new ProcessIdentity(12, "102", "b", "n"));
        assertThat(record.progress().supervisor()).isNull();
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        Files.writeString(path.resolve("session.json"), RECORD);
        SessionRecord settled = directory.read().orElseThrow().settled();

        directory.write(settled, Fence.open());

        assertThat(directory.read()).contains(settled);
        assertThat(path.resolve("session.json")).content().doesNotContain("\"tag\"", "\"alive\"");
    }

    @Test
    void hasNoRecordBeforeOneWasWritten() throws Exception {
        assertThat(directory.read()).isEmpty();
    }

    @Test
    void readsTheResultFromTheTextOfALink() throws Exception {
        Files.createSymbolicLink(path.resolve("exit"), Path.of("rc=7 end=1700000000"));

        assertThat(directory.result()).contains(new SessionDirectory.Result(7, Instant.ofEpochSecond(1_700_000_000)));
    }

    @Test
    void readsTheResultFromANameWhereNoInodeWasLeft() throws Exception {
        Files.createFile(path.resolve("exit rc=137 end=1700000000"));

        assertThat(directory.result()).map(SessionDirectory.Result::code).contains(137);
    }

    @Test
    void readsTheIdentityThatTheSupervisorWrote() throws Exception {
        Files.writeString(path.resolve("agent"), "pid=5\nstart=Sat Nov 21 02:02:17 2026\nboot=b\nnamespace=pid:[1]\n");

        assertThat(directory.agent()).contains(new ProcessIdentity(5, "Sat Nov 21 02:02:17 2026", "b", "pid:[1]"));
    }

    @Test
    void takesNobodyForTheAgentBeforeAllOfItIsWritten() throws Exception {
        String whole = "pid=57\nstart=1234\nboot=b\nnamespace=pid:[1]\n";
        for (int written = 0; written < whole.length(); written++) {
            Files.writeString(path.resolve("agent"), whole.substring(0, written));

            assertThat(directory.agent()).as("%d bytes", written).isEmpty();
        }
    }
}
