package io.trackyard.source.queue;

import java.util.Locale;

/** How far an item is, as its name says. */
enum ItemState {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    BLOCKED;

    /** The word for it in names and bodies: {@code "in_progress"}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where no state has this word */
    static ItemState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
