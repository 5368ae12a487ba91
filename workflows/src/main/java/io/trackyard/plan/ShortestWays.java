package io.trackyard.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The shortest ways from one place to others, searched only as far as they are asked for. */
final class ShortestWays {
    private final int from;
    private final Neighbours neighbours;
    private final BitSet unseen = new BitSet();
    private final int[] before;
    private final List<Integer> reached = new ArrayList<>();
    private int looked;

    /** {@code places}: how many there are. */
    ShortestWays(int from, int places, Neighbours neighbours) {
        this.from = from;
        this.neighbours = neighbours;
        this.before = new int[places];
        unseen.set(0, places);
        unseen.clear(from);
        reached.add(from);
    }

    /** Says where one step leads. */
    interface Neighbours {
        /** Those of the places not seen yet. */
        List<Integer> of(int place, BitSet unseen);
    }

    /** What lies between on the way to a place, which there must be. */
    List<Integer> to(int place) {
        while (unseen.get(place)) {
            int here = reached.get(looked++);
            for (int next : neighbours.of(here, unseen)) {
                unseen.clear(next);
                before[next] = here;
                reached.add(next);
            }
        }
        List<Integer> between = new ArrayList<>();
        for (int at = before[place]; at != from; at = before[at]) {
            between.add(at);
        }
        Collections.reverse(between);
        return between;
    }
}
