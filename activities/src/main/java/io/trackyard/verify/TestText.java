package io.trackyard.verify;

import java.util.List;
import java.util.Set;

/**
 * How much a file tests.
 *
 * @param tests the names of its tests
 * @param assertions the lines that assert something, each as often as it does
 * @param skips the lines that leave tests out, likewise
 */
record TestText(Set<String> tests, List<String> assertions, List<String> skips) {
    /** A file that is not there, or holds no test. */
    static final TestText EMPTY = new TestText(Set.of(), List.of(), List.of());
}
