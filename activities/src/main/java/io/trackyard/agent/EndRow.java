package io.trackyard.agent;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which a client's sessions end. The ways together are a table, of which the first row that fits counts; its last
 * one fits every end.
 *
 * @param name what it is, for people
 * @param fits whether an end is one of these
 * @param means what it means then
 */
public record EndRow<E>(String name, Predicate<E> fits, Function<E, AgentVerdict> means) {

    /**
     * The first row that fits.
     *
     * @throws IllegalStateException where none does
     */
    public static <E> EndRow<E> find(List<EndRow<E>> table, E end) {
        return table.stream()
                .filter(row -> row.fits.test(end))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row fits " + end));
    }
}
