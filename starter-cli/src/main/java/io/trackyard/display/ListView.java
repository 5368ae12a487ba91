package io.trackyard.display;

import io.trackyard.connection.RunListing;
import java.util.ArrayList;
import java.util.List;

/** The runs of a server, a line each. */
public final class ListView {
    private ListView() {}

    public static List<Line> of(List<RunListing.Entry> runs, Moment moment, int width) {
        if (runs.isEmpty()) {
            return List.of(Line.of("No run yet. Start one with: trackyard run"));
        }
        int names = runs.stream().mapToInt(run -> Columns.of(run.run())).max().orElse(0);
        int states =
                runs.stream().mapToInt(run -> run.state().word().length()).max().orElse(0);
        List<Line> lines = new ArrayList<>();
        for (RunListing.Entry run : runs) {
            lines.add(Line.of(Tone.STRONG, Columns.fit(run.run(), names))
                    .plus("  " + Columns.fit(run.state().word(), states))
                    .plus("  " + moment.time(run.started()) + "  " + run.repository())
                    .cut(width));
        }
        return lines;
    }
}
