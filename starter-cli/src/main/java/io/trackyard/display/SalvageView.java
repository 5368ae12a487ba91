package io.trackyard.display;

import io.trackyard.salvage.KeptWork;
import java.util.ArrayList;
import java.util.List;

/** Work that was kept: a line each, and how to look at it, take it, and try its task again. */
public final class SalvageView {
    private static final String INDENT = "    ";

    private SalvageView() {}

    /** @param ofOneTask whether these are the snapshots of one task */
    public static List<Line> of(List<KeptWork> work, boolean ofOneTask, Moment moment, int width) {
        if (work.isEmpty()) {
            return List.of(Line.of("Nothing is left over: all that was kept was integrated."));
        }
        List<Line> lines = new ArrayList<>();
        String run = "";
        for (KeptWork each : work) {
            if (!each.run().equals(run)) {
                run = each.run();
                lines.add(Line.of(Tone.STRONG, "run " + run));
            }
            lines.add(Line.of("  " + each.task())
                    .plus(
                            ofOneTask && each.snapshot() > 0
                                    ? "  snapshot " + each.snapshot()
                                    : "  " + each.state().word())
                    .plus(each.attempt() == null || each.attempt() == 0 ? "" : " · attempt " + each.attempt())
                    .plus(" · %s · %s".formatted(moment.time(each.at()), Wording.count(each.files(), "file")))
                    .plus(each.title() == null || ofOneTask ? "" : "  " + each.title())
                    .cut(width));
            lines.add(Line.of(INDENT + "look   " + SalvageCommands.look(each)));
            if (!ofOneTask) {
                lines.add(Line.of(INDENT + "apply  " + SalvageCommands.apply(each)));
                SalvageCommands.retry(each).ifPresent(retry -> lines.add(Line.of(INDENT + "retry  " + retry)));
            }
        }
        return lines;
    }
}
