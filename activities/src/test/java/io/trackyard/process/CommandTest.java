package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void runsAPersonsLineThroughTheShell() {
        assertThat(Command.shell("make test && echo done").arguments())
                .containsExactly("sh", "-c", "make test && echo done");
    }

    @Test
    void inheritsNothing() {
        assertThat(Command.of("true").environment()).isEmpty();
    }

    @Test
    void keepsItsOwnInputWhenTheCallersBytesChange() {
        byte[] bytes = {1, 2};
        Command command = Command.of("cat").withInput(bytes);

        bytes[0] = 9;

        assertThat(command.input()).containsExactly(1, 2);
    }

    @Test
    void addsATagToTheEnvironment() {
        Command command = Command.of("true").withEnvironment(Map.of("A", "1")).tagged(Tag.ofSession("s-1"));

        assertThat(command.environment()).containsExactly(Map.entry("A", "1"), Map.entry("TRACKYARD_SESSION", "s-1"));
    }

    @Test
    void showsNoEnvironmentInItsText() {
        assertThat(Command.of("git", "push").withVariable("TOKEN", "secret")).hasToString("git push");
    }

    @Test
    void refusesToBeNothing() {
        assertThatThrownBy(() -> Command.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToHaveNoTime() {
        assertThatThrownBy(() -> Command.of("true").within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stripsEveryTagFromAnEnvironment() {
        Map<String, String> environment =
                Map.of("TRACKYARD_SESSION", "a", "TRACKYARD_COMMAND", "b", "TRACKYARD_GUARD", "c", "PATH", "/bin");

        assertThat(Tag.strippedFrom(environment)).containsOnlyKeys("PATH");
    }
}
