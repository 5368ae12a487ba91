package io.trackyard.plan;

import java.util.List;

/** Names in a line that a person reads to its end. */
public final class NameList {
    private NameList() {}

    /** {@code a, b and 5 more}: the first ones, at most so many, and how many there are beside them. */
    public static String of(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and %d more".formatted(names.size() - most);
    }
}
