package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessGroupTest {
    private static final Pattern KILL = Pattern.compile("\\bkill(all)? +-|\"kill\"|/kill\\b|\\bpkill\\b|\\bkillall\\b");

    @Test
    void signalsByTheShellsOwnKill() {
        assertThat(new ProcessGroup(31999).killArguments(Signal.TERM))
                .containsExactly("sh", "-c", "kill -s \"$1\" -- \"-$2\"", "kill-group", "TERM", "31999");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, -31999})
    void refusesTheIdsThatMeanEverybody(long id) {
        assertThatThrownBy(() -> new ProcessGroup(id)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A group in one place; and the supervisor ends what has become its own child, each by its own id. */
    @Test
    void killIsRunInNoOtherPlaces() throws IOException {
        List<String> places;
        try (Stream<Path> files = Files.walk(Path.of("..").toRealPath())) {
            places = files.filter(file -> file.toString().matches(".*/src/main/.*\\.(java|sh|pl)"))
                    .flatMap(ProcessGroupTest::linesWithKill)
                    .sorted()
                    .toList();
        }

        assertThat(places).hasSize(2);
        assertThat(places.get(0)).startsWith("ProcessGroup.java: ").contains("kill -s ", " -- ", "kill-group");
        assertThat(places.get(1)).startsWith("supervisor.sh: ").contains("kill -s KILL $adopted;");
    }

    private static Stream<String> linesWithKill(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("*") && !line.startsWith("//") && !line.startsWith("#"))
                    .filter(line -> KILL.matcher(line).find())
                    .map(line -> file.getFileName() + ": " + line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
