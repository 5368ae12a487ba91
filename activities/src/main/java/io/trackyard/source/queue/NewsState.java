package io.trackyard.source.queue;

import io.trackyard.activity.TaskNews;

/**
 * Decides what news make of an item. News may come again, and late; and people and other tools rename items meanwhile: a
 * completed item stays so, and what another blocked is theirs.
 */
final class NewsState {
    private NewsState() {}

    /**
     * The state the item is in afterwards; the same where the news change nothing.
     *
     * @param ours whether it is blocked by the run that the news are from
     */
    static ItemState after(ItemState now, boolean ours, TaskNews.Kind news) {
        boolean moves = switch (news) {
            // one that is blocked was taken by a person's word, but for one that this run has given up since
            case CLAIMED -> now == ItemState.PENDING || now == ItemState.BLOCKED && !ours;
            case INTEGRATED ->
                now == ItemState.PENDING || now == ItemState.IN_PROGRESS || now == ItemState.BLOCKED && ours;
            case ABANDONED -> now == ItemState.PENDING || now == ItemState.IN_PROGRESS;
            // never begun by this run: whoever works on it now may go on
            case SKIPPED -> now == ItemState.PENDING;
            case RELEASED -> now == ItemState.IN_PROGRESS;
            case VERIFIED, MERGING -> false;
        };
        return moves ? meantBy(news) : now;
    }

    /** The state that the news are about. */
    static ItemState meantBy(TaskNews.Kind news) {
        return switch (news) {
            case CLAIMED, VERIFIED, MERGING -> ItemState.IN_PROGRESS;
            case INTEGRATED -> ItemState.COMPLETED;
            case ABANDONED, SKIPPED -> ItemState.BLOCKED;
            case RELEASED -> ItemState.PENDING;
        };
    }
}
