package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line for each change, and one at least every 30 seconds: for pipes, logs and terminals that cannot draw. */
public final class PlainDisplay implements Display {
    /** Longer silence was taken for a hang by people who used other tools. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Style style;
    private final InstantSource time;
    private final ZoneId zone;
    private @Nullable RunSnapshot last;
    private Instant spoke = Instant.EPOCH;

    /** Prints to a writer that the caller closes. */
    public PlainDisplay(PrintWriter out, Style style, InstantSource time, ZoneId zone) {
        this.out = out;
        this.style = style;
        this.time = time;
        this.zone = zone;
    }

    @Override
    public synchronized void show(RunSnapshot snapshot) {
        Moment moment = new Moment(time.instant(), zone);
        List<Line> changes =
                last == null ? ChangeLines.first(snapshot, moment) : ChangeLines.between(last, snapshot, moment);
        last = last == null ? snapshot : snapshot.after(last);
        if (!changes.isEmpty()) {
            print(changes, moment);
        } else if (!moment.now().isBefore(spoke.plus(LONGEST_SILENCE))) {
            print(List.of(ChangeLines.tally(snapshot, moment)), moment);
        }
    }

    @Override
    public synchronized void note(String text) {
        Moment moment = new Moment(time.instant(), zone);
        print(List.of(Line.of(Tone.FAINT, moment.clock()).plus("  " + text)), moment);
    }

    private void print(List<Line> lines, Moment moment) {
        out.print(style.render(lines));
        out.flush();
        spoke = moment.now();
    }

    @Override
    public void close() {
        out.flush();
    }
}
