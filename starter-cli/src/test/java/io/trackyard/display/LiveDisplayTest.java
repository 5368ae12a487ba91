package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a terminal that exists in memory: what it is sent is what a real one would be sent. */
class LiveDisplayTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final AtomicInteger leaves = new AtomicInteger();
    private RememberingTerminal terminal;
    private LiveDisplay display;

    @BeforeEach
    void open() throws IOException {
        terminal = new RememberingTerminal(new PipedInputStream(keyboard), screen);
        terminal.setSize(Size.of(80, 40));
        display = LiveDisplay.on(
                terminal,
                Style.PLAIN,
                InstantSource.fixed(Pictures.NOW.now()),
                Pictures.NOW.zone(),
                leaves::incrementAndGet);
    }

    @AfterEach
    void close() throws IOException {
        keyboard.close();
        display.close();
        terminal.close();
    }

    @Test
    void drawsTheRunAndItsKeys() {
        display.show(Pictures.running());

        assertThat(sent()).contains("run bright-heron", "bv-52t.2", "q leave it running");
    }

    @Test
    void sendsOnlyWhatChanged() {
        display.show(Pictures.running());
        screen.reset();

        display.show(Pictures.running());

        assertThat(sent()).doesNotContain("bright-heron");
    }

    @Test
    void drawsAgainInANewSize() {
        display.show(Pictures.running());
        screen.reset();

        terminal.setSize(Size.of(60, 20));
        terminal.raise(Signal.WINCH);

        assertThat(sent()).contains("run bright-heron");
    }

    @Test
    void anAddressThatIsTooWideStandsAboveTheTableOnceAndUnbroken() {
        terminal.setSize(Size.of(50, 40));

        display.show(Pictures.running());
        display.show(Pictures.ended());

        assertThat(sent()).containsOnlyOnce(Pictures.PAGE).containsSubsequence(Pictures.PAGE, "run bright-heron");
    }

    @Test
    void anAddressThatFitsIsPartOfTheTable() {
        terminal.setSize(Size.of(100, 40));

        display.show(Pictures.running());

        assertThat(sent()).containsOnlyOnce(Pictures.PAGE).containsSubsequence("run bright-heron", Pictures.PAGE);
    }

    @Test
    void notesStayAboveTheTable() {
        display.show(Pictures.running());
        screen.reset();

        display.note("a worker was started again");

        assertThat(sent()).containsSubsequence("a worker was started again", "run bright-heron");
    }

    @Test
    void tellsItsCallerThatThePersonLeaves() throws IOException {
        keyboard.write('q');
        keyboard.flush();
        await().until(() -> leaves.get() == 1);

        terminal.raise(Signal.INT);
        await().until(() -> leaves.get() == 2);
    }

    @Test
    void leavesTheTerminalAsItWas() {
        boolean canonicalWhileOpen = terminal.isCanonical();
        screen.reset();

        display.close();
        display.close();

        assertThat(sent()).containsOnlyOnce("\u001b[?25h");
        assertThat(canonicalWhileOpen).isFalse();
        assertThat(terminal.isCanonical()).isTrue();
    }

    private String sent() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Remembers how it was set, since a terminal that is closed does not say. */
    private static final class RememberingTerminal extends ExternalTerminal {
        private Attributes set;

        RememberingTerminal(InputStream keyboard, OutputStream screen) throws IOException {
            super("test", "xterm", keyboard, screen, StandardCharsets.UTF_8);
        }

        @Override
        public void setAttributes(Attributes attributes) {
            set = new Attributes(attributes);
            super.setAttributes(attributes);
        }

        boolean isCanonical() {
            return set.getLocalFlag(Attributes.LocalFlag.ICANON);
        }
    }
}
