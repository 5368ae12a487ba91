package io.trackyard.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks for changes by which tests test less. Tests, assertions and skips that only went to another file, or came with a
 * file that was moved, are none.
 */
public final class TestChanges {
    private static final int LONGEST_LINE = 80;

    private final List<File> files;

    private TestChanges(List<File> files) {
        this.files = files;
    }

    /** A file at its new place, or the one it had. */
    private record File(String path, TestText before, TestText after, boolean gone) {
        boolean isEmptied() {
            return !before.tests().isEmpty() && after.tests().isEmpty();
        }
    }

    /** Whether a file of that path is worth reading: whether it may hold tests. */
    public static boolean isAbout(String path) {
        return TestSigns.shipped().languageOf(path).isPresent();
    }

    /** What is to be doubted about the tests after these changes: in the order of the changes, deleted tests first. */
    public static List<Doubt> doubts(List<TestFileChange> changes) {
        TestMoves moves = new TestMoves(changes);
        List<File> files = new ArrayList<>();
        for (TestFileChange change : changes) {
            Optional<TestFileChange> to = moves.of(change);
            if (to.isPresent()) {
                files.add(new File(to.get().path(), before(change), after(to.get()), false));
            } else if (!moves.isOneEnd(change)) {
                files.add(new File(
                        change.path(),
                        before(change),
                        after(change),
                        change.after().isEmpty()));
            }
        }
        TestChanges all = new TestChanges(files);
        return Stream.of(all.deleted(), all.skipped(), all.asserting())
                .flatMap(List::stream)
                .toList();
    }

    private static TestText before(TestFileChange change) {
        return text(change.path(), change.before());
    }

    private static TestText after(TestFileChange change) {
        return text(change.path(), change.after());
    }

    private static TestText text(String path, Optional<String> text) {
        return text.flatMap(whole -> TestSigns.shipped().languageOf(path).map(language -> language.read(whole)))
                .orElse(TestText.EMPTY);
    }

    private List<Doubt> deleted() {
        Set<String> newTests = new HashSet<>();
        files.forEach(file ->
                newTests.addAll(minus(file.after().tests(), file.before().tests())));
        List<Balance> assertions = Balance.of(
                files, file -> file.before().assertions(), file -> file.after().assertions());
        List<Doubt> doubts = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            File file = files.get(at);
            int tests = minus(minus(file.before().tests(), file.after().tests()), newTests)
                    .size();
            boolean nameless =
                    file.before().tests().isEmpty() && assertions.get(at).lost() > 0;
            if (file.gone() && (tests > 0 || nameless)) {
                String what = nameless ? count(assertions.get(at).lost(), "assertion") : count(tests, "test");
                doubts.add(new Doubt(Doubt.Rule.DELETED_TESTS, "%s was deleted, with %s".formatted(file.path(), what)));
            } else if (!file.gone() && file.isEmptied() && tests > 0) {
                doubts.add(new Doubt(
                        Doubt.Rule.DELETED_TESTS, "%s was emptied of %s".formatted(file.path(), count(tests, "test"))));
            }
        }
        return doubts;
    }

    private List<Doubt> skipped() {
        List<Balance> skips = Balance.of(
                files, file -> file.before().skips(), file -> file.after().skips());
        List<Doubt> doubts = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            List<String> added = skips.get(at).gains();
            if (added.size() > skips.get(at).lost()) {
                String line = added.get(added.size() - 1);
                doubts.add(new Doubt(
                        Doubt.Rule.ADDED_SKIPS,
                        "%s leaves tests out: %s"
                                .formatted(
                                        files.get(at).path(),
                                        line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")));
            }
        }
        return doubts;
    }

    private List<Doubt> asserting() {
        List<Balance> assertions = Balance.of(
                files, file -> file.before().assertions(), file -> file.after().assertions());
        List<Doubt> doubts = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            File file = files.get(at);
            int fewer = assertions.get(at).lost() - assertions.get(at).gains().size();
            if (!file.gone() && !file.isEmptied() && fewer > 0) {
                doubts.add(new Doubt(
                        Doubt.Rule.FEWER_ASSERTIONS,
                        "%s asserts less: %s fewer".formatted(file.path(), count(fewer, "assertion"))));
            }
        }
        return doubts;
    }

    private static Set<String> minus(Set<String> from, Collection<String> what) {
        Set<String> rest = new HashSet<>(from);
        rest.removeAll(what);
        return rest;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /**
     * The lines that a file lost and gained, without those that only changed their file.
     *
     * @param losses lines that are in no other file instead
     * @param gains lines that came from no other file
     */
    private record Balance(List<String> losses, List<String> gains) {
        int lost() {
            return losses.size();
        }

        static List<Balance> of(
                List<File> files, Function<File, List<String>> before, Function<File, List<String>> after) {
            List<Balance> balances = files.stream()
                    .map(file -> new Balance(
                            without(before.apply(file), after.apply(file)),
                            without(after.apply(file), before.apply(file))))
                    .toList();
            Lines gone = new Lines();
            Lines come = new Lines();
            balances.forEach(balance -> {
                balance.losses().forEach(gone::add);
                balance.gains().forEach(come::add);
            });
            return balances.stream()
                    .map(balance -> new Balance(come.takenFrom(balance.losses()), gone.takenFrom(balance.gains())))
                    .toList();
        }

        private static List<String> without(List<String> lines, List<String> others) {
            Lines there = new Lines();
            others.forEach(there::add);
            return there.takenFrom(lines);
        }
    }
}
