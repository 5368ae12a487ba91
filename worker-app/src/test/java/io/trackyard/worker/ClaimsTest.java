package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    private static final ProcessIdentity ALIVE = ProcessIdentity.ofThisProcess();
    private static final ProcessIdentity DEAD =
            new ProcessIdentity(ALIVE.pid(), "1", ALIVE.bootId(), ALIVE.pidNamespace());

    @TempDir
    private Path directory;

    private Claims claims;

    @BeforeEach
    void open() {
        claims = new Claims(directory.resolve("claims"));
    }

    @Test
    void findsThoseOfDeadWorkersOnly() {
        claims.put(claim(ALIVE));
        Path left = claims.put(claim(DEAD));

        assertThat(claims.orphaned()).isEqualTo(Map.of(left, claim(DEAD)));
    }

    @Test
    void forgetsWhatIsWithdrawnTwiceOver() {
        Path left = claims.put(claim(DEAD));

        claims.withdraw(left);
        claims.withdraw(left);

        assertThat(claims.orphaned()).isEmpty();
    }

    @Test
    void passesOverWhatAWorkerDiedWriting() throws IOException {
        Files.writeString(directory.resolve("claims/x.json.new"), "{\"owner\"");

        assertThat(claims.orphaned()).isEmpty();
    }

    @Test
    void dropsWhatAPowerCutLeftOfAClaim() throws IOException {
        Path empty = Files.createFile(directory.resolve("claims/x.json"));
        Path half = Files.writeString(directory.resolve("claims/y.json"), "{\"owner\": {\"pid\"");
        Path left = claims.put(claim(DEAD));

        assertThat(claims.orphaned()).containsOnlyKeys(left);
        assertThat(empty).doesNotExist();
        assertThat(half).doesNotExist();
    }

    private static Claim claim(ProcessIdentity owner) {
        return new Claim(owner, "dG9rZW4=", "carryOutTask", "trackyard/shop/calm-otter");
    }
}
