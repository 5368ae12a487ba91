package io.trackyard.source.beads;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line in the notes of an issue, by which a person sees what a run did with it, and the run itself what it has written
 * already: {@code [2026-01-10T12:00:00Z] trackyard/swift-otter: given back undone}.
 *
 * @param at when it happened
 * @param actor whose word it is
 * @param text what happened, in one line
 */
record RunNote(Instant at, String actor, String text) {
    RunNote {
        text = text.strip().replaceAll("\\s+", " ");
    }

    String line() {
        return "[%s] %s: %s".formatted(at, actor, text);
    }

    boolean isIn(String notes) {
        return notes.lines().anyMatch(line()::equals);
    }

    /** When the actor last wrote a note of this kind. */
    static Optional<Instant> latest(String notes, String actor) {
        Pattern note = Pattern.compile("^\\[([^\\]]+)] " + Pattern.quote(actor) + ": ", Pattern.MULTILINE);
        return note.matcher(notes)
                .results()
                .flatMap(found -> moment(found).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> moment(MatchResult found) {
        try {
            return Optional.of(Instant.parse(found.group(1)));
        } catch (DateTimeException handwritten) {
            return Optional.empty();
        }
    }
}
