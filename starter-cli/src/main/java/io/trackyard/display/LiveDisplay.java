package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The table of a run, drawn again in place on a terminal. {@code q} and Ctrl-C tell the caller that the person leaves;
 * neither ends anything here, least of all the run.
 */
public final class LiveDisplay implements Display {
    private static final String KEYS = "q leave it running";
    private static final Duration KEY_WAIT = Duration.ofMillis(100);
    private static final Duration THREAD_END = Duration.ofSeconds(2);

    /** The lines of the picture that are no tracks: head, blank lines, queue, reasons, held, page, keys. */
    private static final int OTHER_LINES = 18;

    private static final int FEWEST_ROWS = 3;
    private static final Size USUAL = Size.of(80, 24);

    private final Terminal terminal;
    private final org.jline.utils.Display screen;
    private final Attributes cooked;
    private final Style style;
    private final InstantSource time;
    private final ZoneId zone;
    private final Runnable leave;
    private final Thread keys;
    private @Nullable RunSnapshot last;
    private boolean toldPage;
    private volatile boolean closed;

    private LiveDisplay(Terminal terminal, Style style, InstantSource time, ZoneId zone, Runnable leave) {
        this.terminal = terminal;
        this.screen = new org.jline.utils.Display(terminal, false);
        this.style = style;
        this.time = time;
        this.zone = zone;
        this.leave = leave;
        this.cooked = terminal.enterRawMode();
        this.keys = new Thread(this::readKeys, "keys");
        this.keys.setDaemon(true);
    }

    /**
     * Takes over the terminal of this process.
     *
     * @param leave called, from another thread, when the person wants to leave
     * @throws IOException where there is no terminal that can move its cursor; a {@link PlainDisplay} serves there
     */
    public static LiveDisplay open(Style style, InstantSource time, ZoneId zone, Runnable leave) throws IOException {
        try {
            // asking the terminal for its grapheme clusters costs up to 400 ms where it does not answer
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .graphemeCluster(false)
                    .build();
            return on(terminal, style, time, zone, leave);
        } catch (IllegalStateException none) {
            throw new IOException("there is no terminal to draw on", none);
        }
    }

    /** Draws on a given terminal, and closes it at the end. */
    static LiveDisplay on(Terminal terminal, Style style, InstantSource time, ZoneId zone, Runnable leave) {
        LiveDisplay display = new LiveDisplay(terminal, style, time, zone, leave);
        terminal.handle(Signal.INT, signal -> leave.run());
        terminal.handle(Signal.WINCH, signal -> display.resized());
        terminal.puts(Capability.cursor_invisible);
        display.keys.start();
        return display;
    }

    @Override
    public synchronized void show(RunSnapshot snapshot) {
        last = snapshot;
        draw();
    }

    /** The text stays above the table and scrolls away with what was there before. */
    @Override
    public synchronized void note(String text) {
        erase();
        terminal.writer().print(style.render(Wrap.of(Line.of(text), size().getColumns(), 2)));
        draw();
    }

    /** What stood there was broken anew by the terminal: what is below the cursor's line is drawn again. */
    private synchronized void resized() {
        if (!closed) {
            erase();
            screen.clear();
            draw();
        }
    }

    private void draw() {
        if (closed || last == null) {
            terminal.flush();
            return;
        }
        Size size = size();
        screen.resize(size);
        tellPage(last.page(), size.getColumns());
        List<AttributedString> picture = picture(last, size.getColumns(), size.getRows()).stream()
                .map(line -> AttributedString.fromAnsi(line.render(style)))
                .toList();
        screen.update(picture, -1);
        terminal.flush();
    }

    /** An address the picture has no room for stands above it, once: there the terminal may break it as it likes. */
    private void tellPage(String page, int width) {
        if (!toldPage && Columns.of(page) >= width) {
            toldPage = true;
            note(page);
        }
    }

    /** Never as high as the screen: what scrolled out of it could not be drawn again; nor wider, but an address is. */
    private List<Line> picture(RunSnapshot snapshot, int width, int height) {
        int rows = Math.max(FEWEST_ROWS, height - OTHER_LINES);
        List<Line> lines = new ArrayList<>(RunView.of(snapshot, new Moment(time.instant(), zone), width - 1, rows));
        lines.removeIf(line -> line.width() >= width);
        lines.add(Line.of(Tone.FAINT, KEYS).cut(width - 1));
        return lines.subList(0, Math.min(lines.size(), Math.max(1, height - 1)));
    }

    /** A terminal that does not know its size says 0. */
    private Size size() {
        Size size = terminal.getSize();
        return size.getColumns() > 1 && size.getRows() > 1 ? size : USUAL;
    }

    private void erase() {
        screen.update(List.of(), -1);
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
    }

    private void readKeys() {
        NonBlockingReader reader = terminal.reader();
        try {
            while (!closed) {
                int key = reader.read(KEY_WAIT.toMillis());
                if (key == 'q' || key == 'Q') {
                    leave.run();
                } else if (key == NonBlockingReader.EOF) {
                    return;
                }
            }
        } catch (IOException gone) {
            leave.run(); // the terminal was closed under us: nobody watches any more
        }
    }

    /** Leaves the last picture where it is, the cursor below it, and the terminal as it was found. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            terminal.puts(Capability.cursor_normal); // cursor_visible would make it blink
            terminal.writer().println();
            terminal.setAttributes(cooked);
            terminal.flush();
        }
        try {
            keys.join(THREAD_END.toMillis());
            terminal.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // the terminal is gone, and with it all that could be left wrong on it
        }
    }
}
