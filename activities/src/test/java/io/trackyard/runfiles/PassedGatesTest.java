package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.git.ObjectId;
import io.trackyard.plan.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedGatesTest {
    private static final ObjectId ONE = ObjectId.of("1".repeat(40));
    private static final ObjectId TWO = ObjectId.of("2".repeat(40));
    private static final Map<String, String> HERE = Map.of("PATH", "/bin", "HOME", "/home/ada");

    @TempDir
    private Path directory;

    @Test
    void knowsATreeByTheSameCommandsInTheSameEnvironment() {
        gates(HERE, "make", "make test").add(ONE);

        assertThat(gates(HERE, "make", "make test").contains(ONE)).isTrue();
        assertThat(gates(HERE, "make", "make test").contains(TWO)).isFalse();
        assertThat(gates(HERE, "make").contains(ONE)).isFalse();
        assertThat(gates(HERE, "make test", "make").contains(ONE)).isFalse();
        assertThat(gates(Map.of("PATH", "/usr/bin", "HOME", "/home/ada"), "make", "make test")
                        .contains(ONE))
                .isFalse();
    }

    @Test
    void takesNothingHalfWrittenForATree() throws Exception {
        gates(HERE, "make").add(ONE);
        try (Stream<Path> files = Files.list(directory)) {
            Files.writeString(files.findFirst().orElseThrow(), "2".repeat(20), StandardOpenOption.APPEND);
        }
        gates(HERE, "make").add(TWO);

        assertThat(gates(HERE, "make").contains(ONE)).isTrue();
        assertThat(gates(HERE, "make").contains(TWO)).isTrue();
    }

    private PassedGates gates(Map<String, String> environment, String... commands) {
        return PassedGates.of(directory, Stream.of(commands).map(Check::of).toList(), environment);
    }
}
