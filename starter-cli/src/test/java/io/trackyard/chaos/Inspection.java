package io.trackyard.chaos;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.chaos.PlannedTask.Act;
import io.trackyard.chaos.PlannedTask.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** What must be true of a run that was struck, when it is over. Everything that is not is told at once. */
final class Inspection {
    private static final int ATTEMPTS = 3;

    private final GeneratedPlan plan;
    private final ChaosYard yard;
    private final SoftAssertions so = new SoftAssertions();

    Inspection(GeneratedPlan plan, ChaosYard yard) {
        this.plan = plan;
        this.yard = yard;
    }

    /** Looks at everything. {@code before}: the checkout as it was. */
    void demand(Checkout before) throws IOException {
        List<Record> records = yard.lines("records").stream().map(Record::of).toList();
        List<LeftSession> sessions = LeftSession.all(yard.state());
        JsonNode status = yard.status();
        String branch = status.path("branch").asText();
        theStatus(status, sessions);
        theTree(branch);
        theIntegrations(branch);
        theAgents(records, sessions);
        theWork(records);
        theRepository();
        theTracker();
        so.assertThat(yard.on("sh", "-c", "grep -lz '^TRACKYARD_SESSION=' /proc/[0-9]*/environ 2>/dev/null || :"))
                .as("processes of sessions that are left")
                .isEmpty();
        so.assertThat(Checkout.of(yard.repository()).differences(before))
                .as("what is new in the checkout")
                .isEmpty();
        so.assertAll();
    }

    /** A line of an agent's. */
    private record Record(String word, String task, String session, String what) {
        static Record of(String line) {
            String[] words = line.split(" ");
            return new Record(words[0], words[1], words[2], words[3]);
        }
    }

    private void theStatus(JsonNode status, List<LeftSession> sessions) {
        so.assertThat(status.path("state").asText()).as("state of the run").isEqualTo("completed");
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> told = new TreeMap<>();
        for (PlannedTask task : plan.tasks()) {
            long failures =
                    sessions.stream().filter(one -> one.gaveUp(task.id())).count();
            long attempts = failures + (task.end() == End.INTEGRATED ? 1 : 0);
            expected.put(task.id(), "%s, %d attempts".formatted(task.end().word(), attempts));
            if (task.act() == Act.FAILS) {
                so.assertThat(failures).as("failures of %s", task.id()).isEqualTo(ATTEMPTS);
            }
        }
        status.path("tasks")
                .forEach(task -> told.put(
                        task.path("id").asText(),
                        "%s, %d attempts"
                                .formatted(
                                        task.path("state").asText(),
                                        task.path("attempts").asInt())));
        so.assertThat(told).as("what status says of the tasks").isEqualTo(expected);
    }

    private void theTree(String branch) {
        Map<String, String> expected = yard.repository()
                .git("ls-tree", "-r", "main")
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(line.indexOf('\t') + 1), line -> line, (a, b) -> a, TreeMap::new));
        plan.files()
                .forEach((path, content) ->
                        expected.put(path, "100644 blob %s\t%s".formatted(GitBlob.id(content), path)));
        so.assertThat(yard.repository().git("ls-tree", "-r", branch).lines())
                .as("tree of the run's branch")
                .containsExactlyInAnyOrderElementsOf(expected.values());
    }

    private void theIntegrations(String branch) {
        Stream<String> integrated = yard.repository()
                .git(
                        "log",
                        "--first-parent",
                        "--format=%(trailers:key=Trackyard-Task,valueonly,separator=)",
                        "main.." + branch)
                .lines()
                .filter(line -> !line.isBlank());
        so.assertThat(integrated)
                .as("tasks by the commits of the run's branch")
                .containsExactlyInAnyOrderElementsOf(plan.ending(End.INTEGRATED).stream()
                        .map(PlannedTask::id)
                        .toList());
    }

    private void theAgents(List<Record> records, List<LeftSession> sessions) {
        so.assertThat(records)
                .as("sessions that met another in their worktree, or lacked what they need")
                .noneMatch(record ->
                        record.word().equals("intruded") || record.word().equals("lacked"));
        Set<String> gaveUp = sessions.stream()
                .filter(session -> session.gaveUp(session.task()))
                .map(LeftSession::id)
                .collect(toSet());
        so.assertThat(words(records, "failed"))
                .as("sessions that say that they gave up")
                .containsAll(gaveUp);
        so.assertThat(words(records, "began")).as("sessions that began").doesNotHaveDuplicates();
        so.assertThat(records.stream()
                        .filter(record -> record.word().equals("began"))
                        .map(Record::task)
                        .collect(toSet()))
                .as("tasks that were begun")
                .isEqualTo(plan.tasks().stream()
                        .filter(task -> task.end() != End.SKIPPED)
                        .map(PlannedTask::id)
                        .collect(toSet()));
    }

    private static List<String> words(List<Record> records, String word) {
        return records.stream()
                .filter(record -> record.word().equals(word))
                .map(Record::session)
                .toList();
    }

    /** What a session had written, and did not take away itself, is kept. */
    private void theWork(List<Record> records) {
        Set<String> cleared = Set.copyOf(words(records, "cleared"));
        Map<String, String> left = new TreeMap<>();
        records.stream()
                .filter(record -> record.word().equals("left") && !cleared.contains(record.session()))
                .forEach(record -> left.put(record.session(), record.what()));
        Set<String> kept = objects();
        left.values().removeIf(kept::contains);
        so.assertThat(left)
                .as("work of sessions, by its blob, that is on no ref")
                .isEmpty();
    }

    /** Sound; and what a commit holds that no ref leads to, since it was made a moment before a death, is on others. */
    private void theRepository() {
        String said = yard.repository().git("fsck", "--no-dangling", "--no-progress");
        so.assertThat(said).as("git fsck").isEmpty();
        Set<String> kept = objects();
        List<String> lost = new ArrayList<>();
        yard.repository()
                .git("fsck", "--unreachable", "--no-reflogs", "--no-progress")
                .lines()
                .filter(line -> line.startsWith("unreachable commit "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .forEach(commit -> yard.repository()
                        .git("ls-tree", "-r", commit)
                        .lines()
                        .filter(line -> !kept.contains(line.split("[ \t]")[2]))
                        .forEach(line -> lost.add(commit + " " + line)));
        so.assertThat(lost).as("files of commits that no ref leads to").isEmpty();
    }

    private Set<String> objects() {
        return yard.repository()
                .git("rev-list", "--objects", "--all")
                .lines()
                .map(line -> line.split(" ")[0])
                .collect(toSet());
    }

    /** Beads knows how each task ended, and was told of it once. */
    private void theTracker() throws IOException {
        for (PlannedTask task : plan.tasks()) {
            String expected = switch (task.end()) {
                case INTEGRATED -> "closed";
                case ABANDONED -> "blocked";
                case SKIPPED -> "open";
            };
            so.assertThat(yard.issueStatus(task)).as("%s in beads", task.id()).isEqualTo(expected);
            so.assertThat(yard.statusesTold(task))
                    .as("what beads was told of %s", task.id())
                    .filteredOn(expected::equals)
                    .hasSize(task.end() == End.SKIPPED ? 0 : 1);
        }
    }
}
