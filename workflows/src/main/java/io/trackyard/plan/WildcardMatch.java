package io.trackyard.plan;

import java.util.List;

/**
 * Whether two sequences with wildcards have a sequence in common. Asked of the names in a path and of the characters in
 * a name alike; each pair of places is looked at once, so that no pattern, however many wildcards it has, takes longer
 * than the product of both lengths.
 *
 * @param <T> a name or a character
 */
final class WildcardMatch<T> {

    /** How two elements compare, neither of which stands for many. */
    interface OneToOne<T> {
        boolean meet(T left, T right);
    }

    private final T many;
    private final OneToOne<T> one;

    /**
     * @param many the element that stands for any number of others
     * @param one how all other elements compare
     */
    WildcardMatch(T many, OneToOne<T> one) {
        this.many = many;
        this.one = one;
    }

    boolean meet(List<T> left, List<T> right) {
        boolean[] below = new boolean[right.size() + 1];
        for (int i = left.size(); i >= 0; i--) {
            boolean[] row = new boolean[right.size() + 1];
            for (int j = right.size(); j >= 0; j--) {
                row[j] = restsMeet(left, i, right, j, row, below);
            }
            below = row;
        }
        return below[0];
    }

    /** {@code row} answers for what lies to the right of {@code j}, {@code below} for the left side one element on. */
    private boolean restsMeet(List<T> left, int i, List<T> right, int j, boolean[] row, boolean[] below) {
        boolean leftEnds = i == left.size();
        boolean rightEnds = j == right.size();
        if (leftEnds && rightEnds) {
            return true;
        }
        boolean leftIsMany = !leftEnds && left.get(i).equals(many);
        boolean rightIsMany = !rightEnds && right.get(j).equals(many);
        if (leftIsMany || rightIsMany) { // it is over, or it takes in one more element of the other side
            return (!leftEnds && below[j]) || (!rightEnds && row[j + 1]);
        }
        return !leftEnds && !rightEnds && below[j + 1] && one.meet(left.get(i), right.get(j));
    }
}
