package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.List;

/**
 * What became of a closed track's worktree.
 *
 * @param kept what was in it that no snapshot can hold, so that it was left where it is; empty when it was removed
 */
public record TrackClosed(@JsonProperty("kept") List<String> kept) {
    /** The first of many; they are where they were. */
    private static final int MOST = 50;

    public TrackClosed {
        kept = kept.stream()
                .limit(MOST)
                .map(path -> SentText.within(path, SentText.REASON))
                .toList();
    }
}
