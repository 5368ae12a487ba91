package io.trackyard.attempt;

import io.trackyard.git.ChangedPath;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.EvidenceRules.Level;
import io.trackyard.verify.CheckResult;
import io.trackyard.verify.Doubt;
import io.trackyard.verify.TestChanges;
import io.trackyard.verify.TestFileChange;
import io.trackyard.verify.TestRuns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be doubted about the evidence for a task, as far as the rules of its run have it looked for. */
final class Doubts {
    /** What a person reads; of a thousand files the rest is like these. */
    private static final int MOST = 20;

    /** A file of tests that is larger was generated. */
    private static final long LARGEST_FILE = 1024 * 1024;

    private final Repository repository;
    private final EvidenceRules rules;

    Doubts(Repository repository, EvidenceRules rules) {
        this.repository = repository;
        this.rules = rules;
    }

    /** About what was changed between two trees. */
    List<Doubt> ofChanges(ObjectId before, ObjectId after, List<ChangedPath> changes) {
        List<TestFileChange> tests = changes.stream()
                .map(ChangedPath::path)
                .filter(TestChanges::isAbout)
                .map(path -> new TestFileChange(
                        path, repository.text(before, path, LARGEST_FILE), repository.text(after, path, LARGEST_FILE)))
                .filter(change -> change.before().isPresent() || change.after().isPresent())
                .toList();
        return lookedFor(TestChanges.doubts(tests).stream());
    }

    /** About checks that passed. */
    List<Doubt> ofRuns(List<CheckResult> passed) {
        return lookedFor(passed.stream().flatMap(result -> TestRuns.doubt(result).stream()));
    }

    /** Why the attempt fails, where one of these doubts means so. */
    Optional<String> failure(List<Doubt> doubts) {
        List<Doubt> failing = doubts.stream()
                .filter(doubt -> doubt.rule().in(rules) == Level.FAIL)
                .toList();
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "its evidence is in doubt: " + lines(failing).stream().collect(Collectors.joining("; ")));
    }

    /** In a line each. */
    static List<String> lines(List<Doubt> doubts) {
        Stream<String> shown = doubts.stream().limit(MOST).map(Doubt::text);
        return doubts.size() <= MOST
                ? shown.toList()
                : Stream.concat(shown, Stream.of("and %d more".formatted(doubts.size() - MOST)))
                        .toList();
    }

    private List<Doubt> lookedFor(Stream<Doubt> doubts) {
        return doubts.filter(doubt -> doubt.rule().in(rules) != Level.OFF).toList();
    }
}
