package io.trackyard.source.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the body of an item equal to its name. All else stays as it is, ends of lines too. */
final class ItemEdit {
    private static final String REASON_LEAD = "**BlockedReason**: ";

    private ItemEdit() {}

    /**
     * The text with this state, where it names one.
     *
     * @param reason why it is blocked, one line; empty removes what stands there
     */
    static String with(String text, ItemState state, Optional<String> reason) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int head = ItemLine.head(text).size();
        int status = -1;
        int title = -1;
        for (int at = 0; at < head; at++) {
            Optional<ItemLine> field = ItemLine.of(content(lines.get(at)));
            boolean isStatus =
                    field.map(ItemLine::field).filter(ItemLine.STATUS::equals).isPresent();
            if (field.map(ItemLine::field).filter(ItemLine.REASON::equals).isPresent()) {
                lines.remove(at--);
                head--;
            } else if (isStatus && status < 0) {
                status = at;
                lines.set(at, field.get().with(state.word()) + end(lines.get(at)));
            } else if (title < 0 && ItemLine.isTitle(lines.get(at))) {
                title = at;
            }
        }
        if (reason.isPresent()) {
            insert(lines, Math.max(status, title), status >= 0, reason.get());
        }
        return String.join("", lines);
    }

    /** Below the status, written as that is; else below the title; else at the top. */
    private static void insert(List<String> lines, int below, boolean likeIt, String reason) {
        if (below < 0) {
            lines.add(0, REASON_LEAD + reason + "\n");
            return;
        }
        String neighbour = lines.get(below);
        String end = end(neighbour).isEmpty() ? "\n" : end(neighbour);
        String lead = likeIt
                ? ItemLine.of(content(neighbour))
                        .map(line -> line.lead().replaceFirst("(?i)status", "BlockedReason"))
                        .orElse(REASON_LEAD)
                : REASON_LEAD;
        lines.set(below, content(neighbour) + end);
        lines.add(below + 1, lead + reason + (end(neighbour).isEmpty() ? "" : end));
    }

    private static String content(String line) {
        return line.substring(0, line.length() - end(line).length());
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }
}
