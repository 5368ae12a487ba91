package io.trackyard.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One fault: at a point, something is done to somebody.
 *
 * @param seconds for how long it lasts; of a kill, how much later than the point it comes, at no moment in particular
 */
record Strike(Point point, Point.Side side, Victim victim, Deed deed, double seconds) {

    /** What is done. */
    enum Deed {
        KILL,
        /** Stopped, and let go on: a machine that sleeps, or a disk that is full for a while. */
        HOLD,
        /** The worker is killed, and what worked for it at the point goes on when another worker is there. */
        LATE
    }

    /** All kills at all points of one victim, in an order of its own for each seed. */
    static List<Strike> matrix(Victim victim, long seed) {
        List<Strike> all = new ArrayList<>();
        for (Point point : Point.values()) {
            for (Point.Side side : Point.Side.values()) {
                all.add(new Strike(point, side, victim, Deed.KILL, 0));
            }
        }
        Collections.shuffle(all, new Random(seed));
        return inOrder(all);
    }

    /** One of so many parts of a matrix; the parts that other victims have of theirs are at the other points. */
    static List<Strike> share(List<Strike> matrix, int part, int parts) {
        return IntStream.range(0, matrix.size())
                .filter(index -> index % parts == part)
                .mapToObj(matrix::get)
                .toList();
    }

    /** A plan has few tracks: what happens once for each is to come by while there are some. */
    static List<Strike> inOrder(List<Strike> strikes) {
        List<Strike> ordered = new ArrayList<>(strikes);
        ordered.sort(Comparator.comparing(strike -> !strike.point.isOfATrack()));
        return List.copyOf(ordered);
    }

    /** The line by which a yard's tools know it. */
    String line() {
        return "%s %s %s %s %s".formatted(point, side, victim, deed, duration());
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        String when = (side + " " + point).toLowerCase(Locale.ROOT).replace('_', ' ');
        String what = (deed + " " + victim).toLowerCase(Locale.ROOT).replace('_', ' ');
        return seconds == 0 ? "%s, %s".formatted(what, when) : "%s, %s, %s s".formatted(what, when, duration());
    }

    private String duration() {
        return seconds == 0 ? "0" : String.format(Locale.ROOT, "%.1f", seconds);
    }
}
