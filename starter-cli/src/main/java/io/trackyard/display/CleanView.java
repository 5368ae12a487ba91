package io.trackyard.display;

import io.trackyard.salvage.Cleaning;
import io.trackyard.salvage.CleaningItem;
import io.trackyard.salvage.TrashBag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes and what stays, with the space it takes: a line each, and how to take it back. */
public final class CleanView {
    private static final int SIZES = 8;

    private final List<Line> all;

    private CleanView(List<Line> all) {
        this.all = all;
    }

    /** What would go. */
    public static CleanView shown(List<CleaningItem> items) {
        if (items.isEmpty()) {
            return said("Nothing is left of any run.");
        }
        List<Line> lines = lines(items, "goes", "stays");
        boolean nothing = items.stream().noneMatch(CleaningItem::goes);
        lines.add(Line.of(
                nothing
                        ? "Nothing goes: only what is on a branch of yours does, unless a run is named."
                        : "%s would go.".formatted(size(going(items)))));
        return new CleanView(lines);
    }

    /** What has gone. */
    public static CleanView cleaned(Cleaning.Cleaned done) {
        List<Line> lines = lines(done.items(), "gone", "kept");
        lines.add(Line.of("Worktrees are removed, the rest is put aside."));
        lines.add(Line.of("Give it back: trackyard clean --undo. Let go of it: trackyard clean --drop"));
        return new CleanView(lines);
    }

    /** What was put aside. */
    public static CleanView bags(List<TrashBag> bags) {
        List<Line> lines = new ArrayList<>();
        for (TrashBag bag : bags) {
            lines.add(Line.of("  %s  %s, %s of files"
                    .formatted(bag.name(), Wording.count(bag.refs(), "ref"), size(bag.bytes()))));
        }
        return new CleanView(lines);
    }

    /** A bag was given back. */
    public static CleanView undone(TrashBag bag) {
        return said(
                "%s and %s of files are back, of the cleaning of %s. Worktrees are not made again: trackyard salvage."
                        .formatted(Wording.count(bag.refs(), "ref"), size(bag.bytes()), bag.name()));
    }

    /** Bags were dropped. */
    public static CleanView dropped(List<TrashBag> bags) {
        if (bags.isEmpty()) {
            return said("Nothing was put aside.");
        }
        List<Line> lines = new ArrayList<>(bags(bags).all);
        lines.add(Line.of("Dropped. The space of the refs is freed by git gc, weeks from now."));
        return new CleanView(lines);
    }

    /** The lines; none is cut, for half a path is none. */
    public List<Line> lines() {
        return all;
    }

    private static CleanView said(String sentence) {
        return new CleanView(List.of(Line.of(sentence)));
    }

    private static List<Line> lines(List<CleaningItem> items, String goes, String stays) {
        List<Line> lines = new ArrayList<>();
        String run = "";
        for (CleaningItem item : items) {
            if (!item.run().equals(run)) {
                run = item.run();
                lines.add(Line.of(Tone.STRONG, "run " + run));
            }
            lines.add(Line.of("  " + Columns.fit(item.goes() ? goes : stays, 5))
                    .plus("  " + Columns.right(size(item.bytes()), SIZES) + "  ")
                    .plus(item.what()));
            if (item.kept() != null) {
                lines.add(Line.of(" ".repeat(SIZES + 11) + item.kept()));
            }
        }
        return lines;
    }

    private static long going(List<CleaningItem> items) {
        return items.stream()
                .filter(CleaningItem::goes)
                .mapToLong(CleaningItem::bytes)
                .sum();
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double size = bytes;
        String unit = "";
        for (String next : List.of("kB", "MB", "GB")) {
            if (size < 1_000) {
                break;
            }
            size /= 1_000;
            unit = next;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
    }
}
