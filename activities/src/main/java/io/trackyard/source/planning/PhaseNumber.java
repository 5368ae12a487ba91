package io.trackyard.source.planning;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a phase is called, as people type it and directories begin with it: {@code 3}, {@code 03}, {@code 2.1},
 * {@code 12A}, {@code PROJ-42}, {@code 03-features}.
 *
 * @param project the code of a project before the number, or empty
 * @param number its whole part
 * @param letter one letter behind it, or empty
 * @param decimals the numbers behind points
 */
record PhaseNumber(String project, BigInteger number, String letter, List<BigInteger> decimals)
        implements Comparable<PhaseNumber> {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Z]{1,6})-)?([0-9]{1,9})([A-Za-z]?)((?:\\.[0-9]{1,9})*)(?:-.*)?", Pattern.DOTALL);

    private static final Comparator<PhaseNumber> ORDER = Comparator.comparing(PhaseNumber::number)
            .thenComparing(PhaseNumber::letter)
            .thenComparing((left, right) -> compare(left.decimals, right.decimals))
            .thenComparing(PhaseNumber::project);

    PhaseNumber {
        decimals = List.copyOf(decimals);
    }

    /** The number at the beginning of a text; empty where there is none. */
    static Optional<PhaseNumber> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        List<BigInteger> decimals = Arrays.stream(form.group(4).split("\\."))
                .filter(part -> !part.isEmpty())
                .map(BigInteger::new)
                .toList();
        String project = form.group(1) == null ? "" : form.group(1);
        return Optional.of(new PhaseNumber(
                project, new BigInteger(form.group(2)), form.group(3).toUpperCase(Locale.ROOT), decimals));
    }

    /** Whether both name one phase; a project's code may be left out on either side. */
    boolean matches(PhaseNumber other) {
        boolean sameProject = project.isEmpty() || other.project.isEmpty() || project.equals(other.project);
        return sameProject
                && number.equals(other.number)
                && letter.equals(other.letter)
                && decimals.equals(other.decimals);
    }

    /** As plans and commits write it: {@code 03}, {@code 02.1}, {@code 12A}, {@code PROJ-42}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(project.isEmpty() ? "" : project + "-");
        text.append(project.isEmpty() ? "%02d".formatted(number) : number).append(letter);
        decimals.forEach(part -> text.append('.').append(part));
        return text.toString();
    }

    @Override
    public int compareTo(PhaseNumber other) {
        return ORDER.compare(this, other);
    }

    private static int compare(List<BigInteger> left, List<BigInteger> right) {
        for (int place = 0; place < Math.min(left.size(), right.size()); place++) {
            int order = left.get(place).compareTo(right.get(place));
            if (order != 0) {
                return order;
            }
        }
        return left.size() - right.size();
    }
}
