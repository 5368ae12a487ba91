package io.trackyard.payload;

import java.util.Arrays;

/** How much room each of many texts has where they share one payload: short ones keep theirs, long ones share the rest. */
public final class FairShare {
    private FairShare() {}

    /**
     * The most bytes that each text may have so that all of them fit.
     *
     * @param sizes what the texts weigh
     * @param room what they may weigh together
     * @return {@link Integer#MAX_VALUE} where none has to be cut; 0 where there is no room at all
     */
    public static int of(int[] sizes, long room) {
        int[] sorted = sizes.clone();
        Arrays.sort(sorted);
        long left = Math.max(0, room);
        for (int at = 0; at < sorted.length; at++) {
            long each = left / (sorted.length - at);
            if (sorted[at] > each) {
                return (int) each;
            }
            left -= sorted[at];
        }
        return Integer.MAX_VALUE;
    }
}
