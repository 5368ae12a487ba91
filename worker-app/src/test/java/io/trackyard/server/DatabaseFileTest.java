package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

    private static final String MAGIC = "SQLite format 3\0";
    private static final String TABLES_1_29 = "tabletasks_v2";
    private static final String TABLES_1_32 = TABLES_1_29 + " tablecurrent_chasm_executions";

    @TempDir
    private Path directory;

    @Test
    void isNamedByTheServersMinorVersion() {
        assertThat(wanted().path()).isEqualTo(directory.resolve("temporal-1.32.db"));
        assertThat(byGo().path()).isEqualTo(directory.resolve("temporal-1.29.db"));
    }

    @Test
    void acceptsItsOwnTables() throws IOException {
        Files.writeString(wanted().path(), MAGIC + TABLES_1_32);
        Files.writeString(byGo().path(), MAGIC + TABLES_1_29);

        assertThatCode(wanted()::check).doesNotThrowAnyException();
        assertThatCode(byGo()::check).doesNotThrowAnyException();
    }

    @Test
    void findsTablesThatAreInTheWriteAheadLogOnly() throws IOException {
        Files.writeString(wanted().path(), MAGIC);
        Files.writeString(directory.resolve("temporal-1.32.db-wal"), "x".repeat((1 << 20) - 5) + TABLES_1_32);

        assertThatCode(wanted()::check).doesNotThrowAnyException();
    }

    @Test
    void refusesTheTablesOfAnOlderServer() throws IOException {
        Files.writeString(wanted().path(), MAGIC + TABLES_1_29);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(wanted()::check)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("foreign-database"))
                .withMessageContaining("its tables are not those of Temporal server 1.32");
    }

    @Test
    void refusesTheTablesOfANewerServer() throws IOException {
        Files.writeString(byGo().path(), MAGIC + TABLES_1_32);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(byGo()::check);
    }

    @Test
    void keepsWhatWasCutShort() throws IOException {
        wanted().begin();
        Files.writeString(wanted().path(), MAGIC);

        wanted().putAsideUnfinished(Instant.ofEpochSecond(7));

        assertThat(wanted().exists()).isFalse();
        assertThat(directory.resolve("temporal-1.32.db.unfinished-7")).hasContent(MAGIC);
    }

    @Test
    void leavesWhatWasFinishedWhereItIs() throws IOException {
        wanted().begin();
        Files.writeString(wanted().path(), MAGIC);
        DatabaseFile.finish(wanted().path());

        wanted().putAsideUnfinished(Instant.ofEpochSecond(7));

        assertThat(wanted().path()).hasContent(MAGIC);
    }

    @Test
    void seesTheDatabasesOfOtherVersions() throws IOException {
        Files.writeString(byGo().path(), MAGIC);
        Files.writeString(directory.resolve("server.json"), "{}");

        assertThat(wanted().others()).containsExactly(byGo().path());
    }

    private DatabaseFile wanted() {
        return DatabaseFile.in(directory, TemporalBinary.WANTED);
    }

    private DatabaseFile byGo() {
        return DatabaseFile.in(directory, TemporalBinary.LAST_BY_GO);
    }
}
